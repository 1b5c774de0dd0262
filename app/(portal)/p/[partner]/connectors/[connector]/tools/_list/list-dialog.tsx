'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Button } from '@/app/_components/ui/button'
import { Checkbox, Radio } from '@/app/_components/ui/choice'
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/app/_components/ui/dialog'
import { ChoiceField, Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FormState } from '@/app/_web/form-state'
import { plural } from '../../../_components/plural'
import {
  annotateToolsAction,
  deleteToolsAction,
  groupToolsAction,
  hideToolsAction,
  prefixToolsAction,
  renameGroupAction,
} from '../list-actions'
import type { ToolPlace } from '../tool-place'

export type OpenDialog =
  | { kind: 'group' | 'hide' | 'show' | 'hints' | 'prefix' | 'delete'; names: string[] }
  | { kind: 'rename'; group: string }

interface ListDialogProps {
  dialog: OpenDialog | null
  place: ToolPlace
  groups: string[]
  live: boolean
  onClose: () => void
  onDone: () => void
}

interface Ask {
  title: string
  description?: string
  verb: string
  danger?: boolean
  action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>
  fields: Record<string, string>
  body?: (state: FormState<void>) => ReactNode
}

/** What is asked before several tools, or a group, are changed. */
export function ListDialog({ dialog, onClose, onDone, ...rest }: ListDialogProps) {
  const ask = dialog && askOf(dialog, rest)
  return (
    <Dialog open={ask !== null} onOpenChange={(open) => !open && onClose()}>
      {ask && (
        <DialogContent title={ask.title} description={ask.description}>
          <ActionForm<void> action={ask.action} onDone={onDone} className="flex flex-col gap-5">
            {(state) => (
              <>
                {Object.entries(ask.fields).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                {state.errors.names && <p className="text-xs text-danger">{state.errors.names}</p>}
                {ask.body?.(state)}
                <DialogFooter>
                  <DialogClose asChild>
                    <Button>Cancel</Button>
                  </DialogClose>
                  <SubmitButton variant={ask.danger ? 'danger' : 'primary'}>{ask.verb}</SubmitButton>
                </DialogFooter>
              </>
            )}
          </ActionForm>
        </DialogContent>
      )}
    </Dialog>
  )
}

type AskContext = Pick<ListDialogProps, 'place' | 'groups' | 'live'>

function askOf(dialog: OpenDialog, context: AskContext): Ask {
  const { place, groups, live } = context
  if (dialog.kind === 'rename') return askRename(dialog.group, place)
  const { names } = dialog
  const fields = { names: names.join(' ') }
  const subject = names.length === 1 ? (names[0] ?? '') : plural(names.length, 'tool')
  switch (dialog.kind) {
    case 'group':
      return {
        title: `Move ${subject}`,
        verb: 'Move',
        action: groupToolsAction.bind(null, place),
        fields,
        body: (state) => <GroupField groups={groups} state={state} />,
      }
    case 'hide':
    case 'show':
      return {
        title: dialog.kind === 'hide' ? `Hide ${subject}?` : `Show ${subject}?`,
        description:
          dialog.kind === 'hide'
            ? 'Kept here, and not served from the next release on. Calls then fail.'
            : 'Served from the next release on.',
        verb: dialog.kind === 'hide' ? 'Hide' : 'Show',
        action: hideToolsAction.bind(null, place),
        fields: { ...fields, hidden: String(dialog.kind === 'hide') },
      }
    case 'hints':
      return {
        title: `What ${subject} can do`,
        description: 'Claude asks people before it changes something, and more firmly before it destroys something.',
        verb: 'Set hints',
        action: annotateToolsAction.bind(null, place),
        fields,
        body: (state) => <KindFields state={state} />,
      }
    case 'prefix':
      return {
        title: `Prefix of ${subject}`,
        verb: 'Rename',
        action: prefixToolsAction.bind(null, place),
        fields,
        body: (state) => <PrefixFields state={state} live={live} example={names[0] ?? ''} />,
      }
    case 'delete':
      return {
        title: `Delete ${subject}?`,
        description: 'Out of the draft. What is published stays until you publish again.',
        verb: 'Delete',
        danger: true,
        action: deleteToolsAction.bind(null, place),
        fields,
      }
  }
}

function askRename(group: string, place: ToolPlace): Ask {
  return {
    title: `Rename ${group}`,
    description: 'Claude does not see groups. Left empty, the group is dissolved and its tools stay.',
    verb: 'Rename',
    action: renameGroupAction.bind(null, place),
    fields: { group },
    body: ({ values, errors }) => (
      <Field label="Name" error={errors.name}>
        <Input name="name" maxLength={60} autoComplete="off" defaultValue={values.name ?? group} />
      </Field>
    ),
  }
}

function GroupField({ groups, state: { values, errors } }: { groups: string[]; state: FormState<void> }) {
  return (
    <Field
      label="Group"
      help="One that is there, or a new one. Empty takes the tools out of theirs."
      error={errors.group}
    >
      <Input name="group" list="groups" maxLength={60} autoComplete="off" defaultValue={values.group} />
      <datalist id="groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Field>
  )
}

const KIND_WORDS: [kind: string, help: string][] = [
  ['Read', 'It only looks things up.'],
  ['Write', 'It adds or changes things, and destroys nothing.'],
  ['Destructive', 'It can overwrite or delete things.'],
]

function KindFields({ state: { values, errors } }: { state: FormState<void> }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Hints</legend>
      {KIND_WORDS.map(([kind, help]) => (
        <ChoiceField key={kind} label={kind} help={help}>
          <Radio name="kind" value={kind} defaultChecked={values.kind === kind} />
        </ChoiceField>
      ))}
      {errors.kind && <p className="text-xs text-danger">{errors.kind}</p>}
    </fieldset>
  )
}

interface PrefixFieldsProps {
  state: FormState<void>
  live: boolean
  example: string
}

function PrefixFields({ state: { values, errors }, live, example }: PrefixFieldsProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Prefix" help={`shop_ makes shop_${example}. It may be empty.`} error={errors.prefix}>
        <Input mono name="prefix" autoComplete="off" spellCheck={false} defaultValue={values.prefix} />
      </Field>
      <Field label="Instead of" optional help="Taken from the beginning of names that have it." error={errors.replaces}>
        <Input mono name="replaces" autoComplete="off" spellCheck={false} defaultValue={values.replaces} />
      </Field>
      {live && (
        <ChoiceField label="Keep former names working" help="Calls by the names that are live now go on working.">
          <Checkbox name="keepFormerNames" defaultChecked />
        </ChoiceField>
      )}
    </div>
  )
}
