'use client'

import { ActionForm } from '@/app/_components/action-form'
import { Button } from '@/app/_components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/app/_components/ui/dialog'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { deleteToolAction } from '../actions'
import { useEditor } from './editor-context'

interface DeleteToolDialogProps {
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function DeleteToolDialog({ name, open, onOpenChange }: DeleteToolDialogProps) {
  const { place } = useEditor()
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Delete ${name}?`}
        description="It leaves the draft. Claude keeps what is published until you publish again."
      >
        <ActionForm action={deleteToolAction.bind(null, place)} className="flex flex-col gap-4">
          {() => (
            <>
              <input type="hidden" name="name" value={name} />
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                <SubmitButton variant="danger">Delete tool</SubmitButton>
              </DialogFooter>
            </>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}
