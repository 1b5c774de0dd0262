'use client'

import { useId, useState } from 'react'
import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { KnownResource } from '../load-prompt'
import { type ArgumentForm, fromLines, type MessageForm, type PromptForm } from '../prompt-form'
import { fillPieces } from './fill-pieces'

type Values = Record<string, string>

/** The prompt as it is picked, filled in and said, while it is typed. */
export function PromptPreview({ form, resources }: { form: PromptForm; resources: KnownResource[] }) {
  const [values, setValues] = useState<Values>({})
  const named = form.arguments.filter(({ name }) => name !== '')
  return (
    <Section title="What people see">
      <Card flush className="divide-y">
        <div className="flex flex-col gap-1 p-4">
          <p className="font-medium">{form.title || <span className="text-muted-foreground">No title yet</span>}</p>
          {form.description && <p className="text-muted-foreground">{form.description}</p>}
          <code className="break-all text-muted-foreground">{form.name || 'unnamed'}</code>
        </div>
        {named.length > 0 && (
          <div className="flex flex-col gap-4 p-4">
            {named.map((argument) => (
              <ValueField
                key={argument.key}
                argument={argument}
                value={values[argument.name] ?? ''}
                onType={(value) => setValues((was) => ({ ...was, [argument.name]: value }))}
              />
            ))}
          </div>
        )}
        <ol aria-label="Conversation" className="flex flex-col gap-3 p-4">
          {form.messages.map((message) => (
            <li key={message.key} className="flex flex-col gap-1">
              <span className="text-xs text-muted-foreground">{message.role === 'user' ? 'The person' : 'Claude'}</span>
              <Said message={message} values={values} resources={resources} />
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  )
}

interface ValueFieldProps {
  argument: ArgumentForm
  value: string
  onType: (value: string) => void
}

function ValueField({ argument, value, onType }: ValueFieldProps) {
  const list = useId()
  const offered = fromLines(argument.values)
  return (
    <Field label={argument.name} optional={!argument.required} help={argument.description || undefined}>
      <Input value={value} list={list} autoComplete="off" onChange={({ target }) => onType(target.value)} />
      <datalist id={list}>
        {offered.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  )
}

function Said({ message, values, resources }: { message: MessageForm; values: Values; resources: KnownResource[] }) {
  if (message.type === 'image') return <Picture message={message} />
  const text = message.type === 'text' ? message.text : message.uri
  const known = message.type === 'resource' ? resources.find(({ address }) => address === message.uri) : undefined
  return (
    <div className="rounded-lg border bg-subtle/60 p-3">
      {message.type === 'resource' && <p className="text-xs text-muted-foreground">Content of</p>}
      <p className={message.type === 'text' ? 'break-words whitespace-pre-wrap' : 'font-mono text-xs break-all'}>
        {text === '' && <span className="font-sans text-muted-foreground">Nothing yet</span>}
        {fillPieces(text, values).map(({ key, shown, blank }) =>
          blank ? (
            <mark key={key} className="rounded bg-accent-subtle px-0.5 text-accent">
              {shown}
            </mark>
          ) : (
            shown
          ),
        )}
      </p>
      {known?.excerpt && <p className="mt-2 text-xs whitespace-pre-wrap text-muted-foreground">{known.excerpt}</p>}
    </div>
  )
}

function Picture({ message: { data, mimeType } }: { message: MessageForm }) {
  if (!data) return <p className="text-muted-foreground">No image yet</p>
  return (
    // biome-ignore lint/performance/noImgElement: its bytes are here already
    <img
      src={`data:${mimeType};base64,${data}`}
      alt="As it is put into the conversation"
      className="max-h-48 w-fit max-w-full rounded-lg border"
    />
  )
}
