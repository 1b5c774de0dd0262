'use client'

import { ArrowLeft, Check, Ellipsis, Play, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { WhenMayChange } from '@/app/_components/may-change'
import { Button, buttonStyle } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/app/_components/ui/menu'
import { toolsPath } from '../tool-place'
import { DeleteToolDialog } from './delete-tool-dialog'
import { useEditor } from './editor-context'

interface EditorBarProps {
  saved: string | null
  unsaved: boolean
  saving: boolean
  formId: string
}

function statusWords({ saved, unsaved, saving }: EditorBarProps, wrong: number): string {
  if (saving) return 'Saving'
  if (wrong > 0) return wrong === 1 ? '1 field to fix' : `${wrong} fields to fix`
  if (unsaved) return 'Unsaved changes'
  return saved === null ? '' : 'Saved'
}

/** Stays in sight: which tool this is, whether it is saved, and the way to save and to try. */
export function EditorBar(props: EditorBarProps) {
  const { saved, unsaved, saving, formId } = props
  const { place, errors } = useEditor()
  const [deleting, setDeleting] = useState(false)
  const wrong = Object.keys(errors).length
  const words = statusWords(props, wrong)
  return (
    <div className="sticky top-0 z-20 -mx-1 flex min-h-14 items-center gap-x-3 border-b bg-background px-1">
      <div className="flex min-w-0 grow items-center gap-1">
        <Link
          href={toolsPath(place)}
          aria-label="All tools"
          className={buttonStyle({ variant: 'ghost', size: 'icon' }, '-ml-2')}
        >
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <div className="flex min-w-0 grow flex-col sm:flex-row sm:items-center sm:justify-between sm:gap-3">
          <h2 className="min-w-0 truncate font-medium">
            {saved === null ? 'New tool' : <span className="font-mono text-xs">{saved}</span>}
          </h2>
          <p
            role="status"
            className={cn(
              'flex shrink-0 items-center gap-1.5 text-xs whitespace-nowrap',
              wrong > 0 ? 'text-danger' : 'text-muted-foreground',
            )}
          >
            {words === 'Saved' && <Check size={14} aria-hidden />}
            {words}
          </p>
        </div>
      </div>
      <WhenMayChange>
        <a href="#try" className={buttonStyle({ variant: 'ghost', size: 'md' }, 'gap-2 lg:hidden')}>
          <Play size={16} aria-hidden />
          Try
        </a>
        <Button
          type="submit"
          form={formId}
          variant={unsaved || saved === null ? 'primary' : 'secondary'}
          pending={saving}
        >
          {saved === null ? 'Add tool' : 'Save'}
        </Button>
        {saved !== null && (
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" size="icon" aria-label="More for this tool">
                <Ellipsis size={16} aria-hidden />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              <MenuItem danger onSelect={() => setDeleting(true)}>
                <Trash2 size={16} aria-hidden />
                Delete tool
              </MenuItem>
            </MenuContent>
          </Menu>
        )}
        {saved !== null && <DeleteToolDialog name={saved} open={deleting} onOpenChange={setDeleting} />}
      </WhenMayChange>
    </div>
  )
}
