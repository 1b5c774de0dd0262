'use client'

import { useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { useMayChange } from '@/app/_components/may-change'
import { Button } from '@/app/_components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/app/_components/ui/dialog'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FormState } from '@/app/_web/form-state'

interface ConfirmButtonProps {
  /** The verb, on the row and in the dialog. */
  verb: string
  /** What the row's button acts on, for screen readers. */
  subject: string
  question: string
  consequence: string
  action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>
  fields: Record<string, string>
}

/** Asks once, then sends `fields` to the action. */
export function ConfirmButton({ verb, subject, question, consequence, action, fields }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false)
  const may = useMayChange()
  const isOpen = useRef(open)
  isOpen.current = open

  // The row goes with what it showed, and focus would be lost with it.
  useEffect(
    () => () => {
      if (isOpen.current) document.getElementById('content')?.focus()
    },
    [],
  )

  if (!may) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`${verb} ${subject}`}>
          {verb}
        </Button>
      </DialogTrigger>
      <DialogContent title={question} description={consequence}>
        <ActionForm action={action} onDone={() => setOpen(false)} className="flex flex-col gap-4">
          {() => (
            <>
              {Object.entries(fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                <SubmitButton variant="danger">{verb}</SubmitButton>
              </DialogFooter>
            </>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}
