'use client'

import { ActionForm } from '@/app/_components/action-form'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { AccessMode } from '@/lib/connectors/schema'
import { AccessFields } from '../../_components/access-fields'
import { SavedNote } from '../../_components/saved-note'
import { saveAccessAction } from '../actions'

export function AccessForm({ access, ...place }: { partner: string; connector: string; access: AccessMode }) {
  return (
    <ActionForm<void> action={saveAccessAction.bind(null, place)} className="flex flex-col gap-4">
      {(state) => (
        <>
          <AccessFields value={access} />
          <div className="flex items-center gap-3">
            <SubmitButton variant="secondary">Save access</SubmitButton>
            <SavedNote state={state} />
          </div>
        </>
      )}
    </ActionForm>
  )
}
