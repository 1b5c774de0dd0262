'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/input'
import { ItemActions } from '../../_definition/item-actions'
import { freeKey, moved, patched } from '../../_definition/keyed-list'
import type { KnownResource } from '../load-prompt'
import { type MessageForm, newMessage } from '../prompt-form'
import { ContentField } from './content-field'
import type { PromptState } from './prompt-editor'

interface MessagesSectionProps {
  state: PromptState
  resources: KnownResource[]
}

/** What the conversation starts with, in order. */
export function MessagesSection({ state: { form, change, errors }, resources }: MessagesSectionProps) {
  const list = form.messages
  const set = (next: MessageForm[]) => change({ messages: next })
  const removable = list.length > 1
  return (
    <Section
      title="Messages"
      description="What the conversation starts with. Claude goes on from the last one."
      actions={
        <Button onClick={() => set([...list, newMessage(freeKey('m', list))])}>
          <Plus size={16} aria-hidden />
          Add message
        </Button>
      }
    >
      <Card flush>
        <ol aria-label="Messages" className="divide-y">
          {list.map((message, index) => (
            <li key={message.key} className="flex flex-col gap-4 p-4">
              <div className="flex items-center justify-between gap-3">
                <span className="text-xs font-medium">Message {index + 1}</span>
                <ItemActions
                  what={`message ${index + 1}`}
                  index={index}
                  count={list.length}
                  onMove={(by) => set(moved(list, index, by))}
                  onRemove={removable ? () => set(list.filter(({ key }) => key !== message.key)) : undefined}
                />
              </div>
              <MessageFields
                message={message}
                resources={resources}
                names={form.arguments.map(({ name }) => name).filter(Boolean)}
                problem={(field) => errors[`messages.${index}.content.${field}`]}
                onChange={(patch) => set(patched(list, message.key, patch))}
              />
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  )
}

export interface MessageFieldsProps {
  message: MessageForm
  resources: KnownResource[]
  /** Of the arguments. */
  names: string[]
  problem: (field: string) => string | undefined
  onChange: (patch: Partial<MessageForm>) => void
}

function MessageFields(props: MessageFieldsProps) {
  const { message, onChange } = props
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Said by">
          <Select
            value={message.role}
            onChange={({ target }) => onChange({ role: target.value as MessageForm['role'] })}
          >
            <option value="user">The person</option>
            <option value="assistant">Claude</option>
          </Select>
        </Field>
        <Field label="Content">
          <Select
            value={message.type}
            onChange={({ target }) => onChange({ type: target.value as MessageForm['type'] })}
          >
            <option value="text">Text</option>
            <option value="resource">Resource</option>
            <option value="image">Image</option>
          </Select>
        </Field>
      </div>
      <ContentField {...props} />
    </>
  )
}
