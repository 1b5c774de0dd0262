'use client'

import { X } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'

interface BulkBarProps {
  count: number
  onClear: () => void
  onHide: (hidden: boolean) => void
  onDialog: (kind: 'group' | 'hints' | 'prefix' | 'delete') => void
}

/** What can be done with the selected tools, in sight wherever the list is scrolled to. */
export function BulkBar({ count, onClear, onHide, onDialog }: BulkBarProps) {
  if (count === 0) return null
  return (
    <div
      role="toolbar"
      aria-label="Selected tools"
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-1.5 self-center rounded-lg bg-raised p-1.5 pl-3 shadow-float"
    >
      <span role="status" className="pr-1.5 text-xs whitespace-nowrap text-muted-foreground">
        {count} selected
      </span>
      <Button size="sm" onClick={() => onDialog('group')}>
        Group
      </Button>
      <Button size="sm" onClick={() => onHide(true)}>
        Hide
      </Button>
      <Button size="sm" onClick={() => onHide(false)}>
        Show
      </Button>
      <Button size="sm" onClick={() => onDialog('hints')}>
        Hints
      </Button>
      <Button size="sm" onClick={() => onDialog('prefix')}>
        Prefix
      </Button>
      <Button size="sm" onClick={() => onDialog('delete')}>
        Delete
      </Button>
      <Button size="icon" variant="ghost" aria-label="Select none" onClick={onClear}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}
