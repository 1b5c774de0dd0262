import { LoaderCircle } from 'lucide-react'
import { cn } from './cn'

/** Turns while something runs. Says nothing to a screen reader: the control around it is `aria-busy`. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle size={16} aria-hidden className={cn('animate-spin', className)} />
}
