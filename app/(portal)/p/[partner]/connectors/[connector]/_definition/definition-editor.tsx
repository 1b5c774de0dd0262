'use client'

import { ArrowLeft, Check, ImageIcon, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode, RefObject } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { READING_FORM, useMayChange, WhenMayChange } from '@/app/_components/may-change'
import { Button, buttonStyle } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { cn } from '@/app/_components/ui/cn'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/app/_components/ui/dialog'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FormState } from '@/app/_web/form-state'
import type { FieldErrors } from '@/lib/errors'
import { LeaveDialog } from '../tools/_components/leave-dialog'

interface DefinitionEditorProps {
  /** "prompt" or "resource". */
  noun: string
  listPath: string
  saved: string | null
  state: {
    unsaved: boolean
    saving: boolean
    errors: FieldErrors
    message?: string | undefined
    formRef: RefObject<HTMLFormElement | null>
    save: () => void
  }
  deleteAction: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>
  preview: ReactNode
  children: ReactNode
}

const FORM_ID = 'definition-form'

/** One prompt or resource: its fields at the left, what people and Claude get of it at the right. */
export function DefinitionEditor(props: DefinitionEditorProps) {
  const { noun, state, preview, children } = props
  const { message, unsaved, formRef, save } = state
  const may = useMayChange()
  return (
    <div className="-mt-6 flex min-w-0 flex-col gap-6">
      <Bar {...props} />
      {message && (
        <Callout tone="danger" announce title={`The ${noun} is not saved`}>
          {message}
        </Callout>
      )}
      <div className="grid gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:items-start">
        <form
          ref={formRef}
          id={FORM_ID}
          noValidate
          aria-label={noun.charAt(0).toUpperCase() + noun.slice(1)}
          className={cn('flex min-w-0 flex-col gap-8', !may && READING_FORM)}
          onSubmit={(event) => {
            event.preventDefault()
            if (may) save()
          }}
        >
          {children}
        </form>
        <div className="flex min-w-0 flex-col gap-8 lg:sticky lg:top-14 lg:-mx-1 lg:-mt-6 lg:max-h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:px-1 lg:pt-6 lg:pb-6">
          {preview}
        </div>
      </div>
      <LeaveDialog unsaved={may && unsaved && !state.saving} />
    </div>
  )
}

function statusWords({ saved, state }: DefinitionEditorProps): string {
  const wrong = Object.keys(state.errors).length
  if (state.saving) return 'Saving'
  if (wrong > 0) return wrong === 1 ? '1 field to fix' : `${wrong} fields to fix`
  if (state.unsaved) return 'Unsaved changes'
  return saved === null ? '' : 'Saved'
}

/** Beside the lists of a connector stands the page of its icons. */
function iconPath(listPath: string, noun: string, name: string): string {
  return `${listPath.slice(0, listPath.lastIndexOf('/'))}/icons?of=${noun}&name=${encodeURIComponent(name)}`
}

/** Stays in sight: which one this is, whether it is saved, and the way to save it. */
function Bar(props: DefinitionEditorProps) {
  const { noun, listPath, saved, state } = props
  const words = statusWords(props)
  const wrong = Object.keys(state.errors).length > 0
  return (
    <div className="sticky top-0 z-20 -mx-1 flex min-h-14 items-center gap-x-3 border-b bg-background px-1">
      <div className="flex min-w-0 grow items-center gap-1">
        <Link
          href={listPath}
          aria-label={`All ${noun}s`}
          className={buttonStyle({ variant: 'ghost', size: 'icon' }, '-ml-2')}
        >
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <div className="flex min-w-0 grow flex-col sm:flex-row sm:items-center sm:justify-between sm:gap-3">
          <h2 className="min-w-0 truncate font-medium">
            {saved === null ? `New ${noun}` : <span className="font-mono text-xs">{saved}</span>}
          </h2>
          <p
            role="status"
            className={cn(
              'flex shrink-0 items-center gap-1.5 text-xs whitespace-nowrap',
              wrong ? 'text-danger' : 'text-muted-foreground',
            )}
          >
            {words === 'Saved' && <Check size={14} aria-hidden />}
            {words}
          </p>
        </div>
      </div>
      <WhenMayChange>
        <Button
          type="submit"
          form={FORM_ID}
          variant={state.unsaved || saved === null ? 'primary' : 'secondary'}
          pending={state.saving}
        >
          {saved === null ? `Add ${noun}` : 'Save'}
        </Button>
        {saved !== null && (
          <Link
            href={iconPath(listPath, noun, saved)}
            aria-label={`Icon of this ${noun}`}
            className={buttonStyle({ variant: 'ghost', size: 'icon' })}
          >
            <ImageIcon size={16} aria-hidden />
          </Link>
        )}
        {saved !== null && <DeleteDialog {...props} saved={saved} />}
      </WhenMayChange>
    </div>
  )
}

function DeleteDialog({ noun, saved, deleteAction }: DefinitionEditorProps & { saved: string }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`Delete this ${noun}`}>
          <Trash2 size={16} aria-hidden />
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Delete ${saved}?`}
        description="It leaves the draft. What is published stays until you publish again."
      >
        <ActionForm action={deleteAction} className="flex flex-col gap-4">
          {() => (
            <>
              <input type="hidden" name="name" value={saved} />
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                <SubmitButton variant="danger">Delete {noun}</SubmitButton>
              </DialogFooter>
            </>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}
