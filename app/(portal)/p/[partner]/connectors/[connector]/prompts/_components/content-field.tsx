'use client'

import { useId, useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { IMAGE_TYPES, PROMPT_IMAGE_BYTES } from '@/lib/connectors/schema'
import { FileInput } from '../../_definition/file-input'
import type { MessageFieldsProps } from './messages-section'

/** What one message holds: a text, the address of a resource, or an image. */
export function ContentField(props: MessageFieldsProps) {
  if (props.message.type === 'text') return <TextContent {...props} />
  return props.message.type === 'resource' ? <ResourceContent {...props} /> : <ImageContent {...props} />
}

function TextContent({ message, names, problem, onChange }: MessageFieldsProps) {
  return (
    <div className="flex flex-col gap-2">
      <Field label="Text" error={problem('text')}>
        <Textarea
          rows={4}
          value={message.text}
          placeholder="Look up the order and write a reply about its delivery."
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Field>
      {names.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {names.map((name) => (
            <Button
              key={name}
              size="sm"
              aria-label={`Insert ${name}`}
              onClick={() => onChange({ text: `${message.text}${/\s$|^$/.test(message.text) ? '' : ' '}{{${name}}}` })}
            >
              <code>{`{{${name}}}`}</code>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function ResourceContent({ message, resources, problem, onChange }: MessageFieldsProps) {
  const list = useId()
  return (
    <Field
      label="Resource URI"
      help="One of this connector's resources. Its content is put into the message; {{argument}} works in the URI."
      error={problem('uri')}
    >
      <Input
        mono
        list={list}
        value={message.uri}
        placeholder={resources[0]?.address ?? 'shop://returns'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => onChange({ uri: target.value })}
      />
      <datalist id={list}>
        {resources.map(({ address, title }) => (
          <option key={address} value={address.replace(/\{(\w+)\}/g, '{{$1}}')}>
            {title}
          </option>
        ))}
      </datalist>
    </Field>
  )
}

function ImageContent({ message, problem, onChange }: MessageFieldsProps) {
  const [tooLarge, setTooLarge] = useState(false)
  const wrong = tooLarge ? 'Use an image of at most 256 KB' : (problem('data') ?? problem('mimeType'))
  return (
    <Field label="Image" help="PNG, JPEG, GIF or WebP, at most 256 KB." error={wrong}>
      <FileInput
        accept={IMAGE_TYPES.join(',')}
        limit={PROMPT_IMAGE_BYTES}
        onTooLarge={() => setTooLarge(true)}
        onRead={(file) => {
          setTooLarge(false)
          onChange(file)
        }}
      />
      {message.data && (
        <p className="text-xs text-muted-foreground">An image is chosen. Choose another to replace it.</p>
      )}
    </Field>
  )
}
