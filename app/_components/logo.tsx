import { cn } from './ui/cn'

/** The mark: a portico, roof and three columns. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn('size-6 shrink-0', className)}>
      <rect width="24" height="24" rx="6" className="fill-primary" />
      <path d="M12 4.75 5.25 8.75h13.5Z" fill="#fff" stroke="#fff" strokeWidth="1" strokeLinejoin="round" />
      <path
        d="M7.25 11v5.5M12 11v5.5M16.75 11v5.5M5.25 19h13.5"
        stroke="#fff"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  )
}
