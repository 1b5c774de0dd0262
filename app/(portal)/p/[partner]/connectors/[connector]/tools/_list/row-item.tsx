'use client'

import { EllipsisVertical, EyeOff, GripVertical } from 'lucide-react'
import Link from 'next/link'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useMayChange } from '@/app/_components/may-change'
import { Badge, ToolBadge } from '@/app/_components/ui/badge'
import { buttonStyle } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/choice'
import { cn } from '@/app/_components/ui/cn'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '@/app/_components/ui/menu'
import { connectorPath, type ToolPlace, toolPath } from '../tool-place'
import type { ToolRow } from './tool-row'

type Handler = (event: PointerEvent) => void

interface RowItemProps {
  row: ToolRow
  place: ToolPlace
  here: string
  chosen: boolean
  /** Where a dragged row would come to stand. */
  mark: 'before' | 'after' | null
  dragged: boolean
  handle: Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel', Handler>
  onChoose: (on: boolean) => void
  onStep: (direction: 'up' | 'down') => void
  onAct: (verb: 'hide' | 'show' | 'duplicate') => void
  onDialog: (kind: 'group' | 'delete') => void
  children?: ReactNode
}

const MARKS = { before: 'shadow-[inset_0_2px_0_0_var(--ring)]', after: 'shadow-[inset_0_-2px_0_0_var(--ring)]' }

/** One tool: opens with the whole row; moves by its handle, by Alt with an arrow key, and by its menu. */
export function RowItem({
  row,
  place,
  mark,
  dragged,
  handle,
  onChoose,
  onStep,
  chosen,
  children,
  ...menu
}: RowItemProps) {
  const { name } = row
  const may = useMayChange()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!may || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onStep(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  return (
    <li
      data-tool={name}
      onKeyDown={onKeyDown}
      className={cn(
        'relative first:rounded-t-lg last:rounded-b-lg [contain-intrinsic-size:auto_57px] [content-visibility:auto]',
        mark && MARKS[mark],
        dragged && 'opacity-50',
        chosen && 'bg-accent-subtle/50',
      )}
    >
      <div className="relative flex min-h-14 items-center gap-2 py-2.5 pr-2.5 pl-2 transition-colors hover:bg-subtle/60 sm:pl-3">
        {may && (
          <>
            <button
              type="button"
              id={`grip-${name}`}
              {...handle}
              aria-label={`Move ${name}`}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              title="Drag, or press Alt with an arrow key"
              className="relative z-10 flex h-8 w-5 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted-foreground active:cursor-grabbing"
            >
              <GripVertical size={16} aria-hidden />
            </button>
            <span className="relative z-10 flex shrink-0">
              <Checkbox
                id={`choose-${name}`}
                aria-label={`Select ${name}`}
                checked={chosen}
                onChange={({ target }) => onChoose(target.checked)}
              />
            </span>
          </>
        )}
        <RowWords row={row} place={place} />
        {may && <RowMenu row={row} place={place} onStep={onStep} {...menu} />}
      </div>
      {children}
    </li>
  )
}

function RowWords({ row, place }: Pick<RowItemProps, 'row' | 'place'>) {
  const { name, title, kind, method, path, hidden, changed, calls, icon } = row
  return (
    <div className="flex min-w-0 grow flex-col gap-x-6 gap-y-1 pl-1.5 sm:flex-row sm:items-center sm:justify-between">
      <div className={cn('min-w-0', hidden && 'text-muted-foreground')}>
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          {/* biome-ignore lint/performance/noImgElement: an address of this portal, or of the partner */}
          {icon && <img src={icon} alt="" loading="lazy" className="size-4 shrink-0 object-contain" />}
          <Link
            id={`tool-${name}`}
            href={toolPath(place, name)}
            prefetch={false}
            className="min-w-0 truncate font-mono text-xs font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {name}
          </Link>
          <ToolBadge kind={kind} />
          {hidden && (
            <Badge>
              <EyeOff size={12} aria-hidden />
              Hidden
            </Badge>
          )}
          {changed && <Badge tone="accent">Changed</Badge>}
        </div>
        <div className="mt-0.5 truncate text-xs text-muted-foreground">
          {title}
          {hidden && ' · kept, not served'}
        </div>
      </div>
      <div className="flex min-w-0 shrink items-center gap-x-4 text-xs text-muted-foreground tabular-nums sm:max-w-[45%]">
        <code className="min-w-0 truncate" title={`${method} ${path}`}>
          <span className="font-medium text-foreground">{method}</span> {path}
        </code>
        {calls !== null && (
          <span className="shrink-0 sm:w-16 sm:text-right" title="In the last 7 days">
            {calls.toLocaleString('en')} {calls === 1 ? 'call' : 'calls'}
          </span>
        )}
      </div>
    </div>
  )
}

type RowMenuProps = Pick<RowItemProps, 'row' | 'place' | 'here' | 'onStep' | 'onAct' | 'onDialog'>

/** Without scripts the same is a link to a page with these actions at the row. */
function RowMenu({ row: { name, hidden }, place, here, onStep, onAct, onDialog }: RowMenuProps) {
  const open = `${here}${here.includes('?') ? '&' : '?'}actions=${encodeURIComponent(name)}#actions`
  return (
    <Menu>
      <MenuTrigger asChild>
        <a
          id={`menu-${name}`}
          href={open}
          aria-label={`Actions of ${name}`}
          onClick={(event) => event.preventDefault()}
          className={buttonStyle({ variant: 'ghost', size: 'icon' }, 'z-10')}
        >
          <EllipsisVertical size={16} aria-hidden />
        </a>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem onSelect={() => onStep('up')}>
          Move up <Keys>Alt ↑</Keys>
        </MenuItem>
        <MenuItem onSelect={() => onStep('down')}>
          Move down <Keys>Alt ↓</Keys>
        </MenuItem>
        <MenuItem onSelect={() => onDialog('group')}>Move to a group</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => onAct(hidden ? 'show' : 'hide')}>{hidden ? 'Show' : 'Hide'}</MenuItem>
        <MenuItem onSelect={() => onAct('duplicate')}>Duplicate</MenuItem>
        <MenuLink href={`${connectorPath(place)}/icons?of=tool&name=${encodeURIComponent(name)}`}>Icon</MenuLink>
        <MenuSeparator />
        <MenuItem danger onSelect={() => onDialog('delete')}>
          Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}

function Keys({ children }: { children: ReactNode }) {
  return <kbd className="ml-auto pl-4 text-xs text-muted-foreground">{children}</kbd>
}
