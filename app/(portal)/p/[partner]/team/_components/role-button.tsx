'use client'

import { useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Button } from '@/app/_components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { ROLE_HELP, type Role } from '@/lib/partners/schema'
import { changeRoleAction } from '../actions'
import { roleLabel } from '../role-label'

interface RoleButtonProps {
  partner: string
  memberId: string
  name: string
  role: Role
  /** Those that the member who looks may give. */
  roles: Role[]
}

/** Asks which role a person has from now on, with what each may. */
export function RoleButton({ partner, memberId, name, role, roles }: RoleButtonProps) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(role)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Change the role of ${name}`}>
          Role
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Change the role of ${name}`}
        description="It counts from their next click, tokens included."
      >
        <ActionForm<void>
          action={changeRoleAction.bind(null, { partner })}
          onDone={() => setOpen(false)}
          className="flex flex-col gap-4"
        >
          {({ errors }) => (
            <>
              <input type="hidden" name="memberId" value={memberId} />
              <Field label="Role" help={ROLE_HELP[chosen]} error={errors.role}>
                <Select name="role" value={chosen} onChange={(event) => setChosen(event.target.value as Role)}>
                  {roles.map((each) => (
                    <option key={each} value={each}>
                      {roleLabel(each)}
                    </option>
                  ))}
                </Select>
              </Field>
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                <SubmitButton>Change role</SubmitButton>
              </DialogFooter>
            </>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}
