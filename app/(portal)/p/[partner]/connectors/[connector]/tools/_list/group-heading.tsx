import { useMayChange } from '@/app/_components/may-change'
import { Button } from '@/app/_components/ui/button'

interface GroupHeadingProps {
  group: string
  count: string
  onRename: () => void
  onSelect: () => void
}

/** Of a group, or of the tools that are in none. Claude sees no groups, only their order. */
export function GroupHeading({ group, count, onRename, onSelect }: GroupHeadingProps) {
  const may = useMayChange()
  const name = group || 'No group'
  return (
    <div className="flex min-w-0 items-center gap-x-3 pt-2">
      <h3 className="min-w-0 truncate text-sm font-medium">{name}</h3>
      <span className="shrink-0 text-xs text-muted-foreground">{count}</span>
      {may && (
        <span className="ml-auto flex shrink-0">
          <Button variant="ghost" size="sm" onClick={onSelect} aria-label={`Select the tools of ${name}`}>
            Select
          </Button>
          {group && (
            <Button variant="ghost" size="sm" onClick={onRename} aria-label={`Rename ${group}`}>
              Rename
            </Button>
          )}
        </span>
      )}
    </div>
  )
}
