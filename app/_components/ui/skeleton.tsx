import { cn } from './cn'

/** The place of something that is still on its way. Give it that thing's size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse rounded-md bg-subtle', className)} />
}
