'use client'

import { Button } from '@/app/_components/ui/button'
import { Dialog, DialogContent, DialogFooter } from '@/app/_components/ui/dialog'
import { useLeaveGuard } from './use-leave-guard'

/** Asks before a half-typed tool is left behind. */
export function LeaveDialog({ unsaved }: { unsaved: boolean }) {
  const { leave, stay } = useLeaveGuard(unsaved)
  return (
    <Dialog open={leave !== null} onOpenChange={(open) => !open && stay()}>
      <DialogContent title="Leave without saving?" description="What you changed in this tool is not saved yet.">
        <DialogFooter>
          <Button onClick={() => leave?.go()}>Leave</Button>
          <Button variant="primary" autoFocus onClick={stay}>
            Stay
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
