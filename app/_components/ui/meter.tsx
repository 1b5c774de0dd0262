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
      {/* A drawing: the content security policy refuses style attributes. */}
      <svg aria-hidden className="h-1 w-full overflow-hidden rounded-full bg-subtle">
        <rect
          className={cn('transition-[width]', over > 0 ? 'fill-danger' : 'fill-ring')}
          width={`${Math.min(100, (value / limit) * 100)}%`}
          height="100%"
          rx="2"
        />
      </svg>
    </div>
  )
}
