'use client'

import { useState } from 'react'
import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { RESOURCE_FILE_BYTES } from '@/lib/connectors/schema'
import { FileInput } from '../../_definition/file-input'
import { sizeInWords } from '../resource-form'
import { CodeField } from './code-field'
import type { ResourceState } from './resource-editor'

/** What a text or a file holds, and where it is read. */
export function ContentSection({ state }: { state: ResourceState }) {
  const { form, change, errors } = state
  return (
    <Section title="Content">
      <Card className="flex flex-col gap-5">
        <CodeField
          label="URI"
          help="Any scheme of your own. It stays the same while the content changes."
          placeholder="shop://policies/returns"
          error={errors.uri}
          value={form.uri}
          onType={(uri) => change({ uri })}
        />
        <CodeField
          label="Media type"
          help="Tells clients how to read it."
          error={errors.mimeType}
          value={form.mimeType}
          onType={(mimeType) => change({ mimeType })}
        />
        {form.kind === 'text' ? (
          <Field label="Text" error={errors.text} aside={sizeInWords(form)}>
            <Textarea mono rows={10} value={form.text} onChange={({ target }) => change({ text: target.value })} />
          </Field>
        ) : (
          <ChosenFile state={state} />
        )}
      </Card>
    </Section>
  )
}

function ChosenFile({ state: { form, change, errors } }: { state: ResourceState }) {
  const [tooLarge, setTooLarge] = useState(false)
  return (
    <Field
      label="File"
      help="At most 512 KB. Serve larger ones from your API through a template."
      error={tooLarge ? 'Use a file of at most 512 KB' : errors.data}
      aside={form.data && sizeInWords(form)}
    >
      <FileInput
        limit={RESOURCE_FILE_BYTES}
        onTooLarge={() => setTooLarge(true)}
        onRead={({ data, mimeType }) => {
          setTooLarge(false)
          change({ data, mimeType: mimeType || form.mimeType })
        }}
      />
      {form.data && <p className="text-xs text-muted-foreground">A file is chosen. Choose another to replace it.</p>}
    </Field>
  )
}
