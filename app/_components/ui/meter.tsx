import { cn } from './cn'

interface MeterProps {
  label: string
  value: number
  limit: number
  /** Plural: "characters". */
  unit: string
  className?: string
}

const number = new Intl.NumberFormat('en')

/** How much of a budget is used: `34 of 64 characters`, and by how much it is exceeded. */
export function Meter({ label, value, limit, unit, className }: MeterProps) {
  const over = value - limit
  const said =
    over > 0 ? `${number.format(over)} ${unit} too many` : `${number.format(value)} of ${number.format(limit)} ${unit}`
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex justify-between gap-3 text-xs">
        <span className="text-muted-foreground">{label}</span>
        <span className={cn('tabular-nums', over > 0 ? 'font-medium text-danger' : 'text-muted-foreground')}>
          {said}
        </span>
      </div>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-subtle">
        <div
          className={cn('h-full rounded-full transition-[width]', over > 0 ? 'bg-danger' : 'bg-ring')}
          style={{ width: `${Math.min(100, (value / limit) * 100)}%` }}
        />
      </div>
    </div>
  )
}
