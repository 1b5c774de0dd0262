'use client'

import { ActionForm } from '@/app/_components/action-form'
import { ButtonLink } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { toolRowAction } from '../list-actions'
import type { ToolPlace } from '../tool-place'
import type { ToolRow } from './tool-row'

interface RowPanelProps {
  place: ToolPlace
  row: ToolRow
  groups: string[]
  here: string
}

/** The actions of one tool as a form, for where there are no scripts. */
export function RowPanel({ place, row: { name, hidden, group }, groups, here }: RowPanelProps) {
  const verbs: [verb: string, label: string][] = [
    ['up', 'Move up'],
    ['down', 'Move down'],
    hidden ? ['show', 'Show'] : ['hide', 'Hide'],
    ['duplicate', 'Duplicate'],
    ['delete', 'Delete'],
  ]
  return (
    <ActionForm<void>
      action={toolRowAction.bind(null, place)}
      className="flex flex-col gap-3 border-t bg-subtle/40 px-4 py-3"
    >
      {({ values, errors }) => (
        <div id="actions" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="name" value={name} />
          {verbs.map(([verb, label]) => (
            <SubmitButton
              key={verb}
              name="verb"
              value={verb}
              size="sm"
              variant={verb === 'delete' ? 'danger' : 'secondary'}
            >
              {label}
            </SubmitButton>
          ))}
          <Field label="Group" error={errors.group} className="w-48">
            <Input name="group" list="groups-of-panel" autoComplete="off" defaultValue={values.group ?? group} />
          </Field>
          <datalist id="groups-of-panel">
            {groups.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <SubmitButton name="verb" value="group" size="sm" variant="secondary">
            Move to the group
          </SubmitButton>
          <ButtonLink href={here} variant="ghost" size="sm">
            Close
          </ButtonLink>
        </div>
      )}
    </ActionForm>
  )
}
