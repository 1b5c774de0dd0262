'use client'

import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { PromptDefinition } from '@/lib/connectors/schema'
import { DefinitionEditor } from '../../_definition/definition-editor'
import { type DefinitionState, useDefinition } from '../../_definition/use-definition'
import type { ToolPlace } from '../../tools/tool-place'
import { deletePromptAction, savePromptAction } from '../actions'
import type { KnownResource } from '../load-prompt'
import { type PromptForm, toPromptDefinition } from '../prompt-form'
import { promptPath, promptsPath } from '../prompt-place'
import { ArgumentsSection } from './arguments-section'
import { MessagesSection } from './messages-section'
import { PromptPreview } from './prompt-preview'

interface PromptEditorProps {
  place: ToolPlace
  saved: string | null
  initial: PromptForm
  resources: KnownResource[]
}

export type PromptState = DefinitionState<PromptForm>

/** One prompt: its blanks and messages, and the conversation they make. */
export function PromptEditor({ place, saved, initial, resources }: PromptEditorProps) {
  const state = useDefinition<PromptForm>({
    saved,
    initial,
    schema: PromptDefinition,
    toDefinition: toPromptDefinition,
    action: savePromptAction.bind(null, { ...place, was: saved ?? '' }),
    pathOf: (name) => promptPath(place, name),
  })
  return (
    <DefinitionEditor
      noun="prompt"
      listPath={promptsPath(place)}
      saved={saved}
      state={state}
      deleteAction={deletePromptAction.bind(null, place)}
      preview={<PromptPreview form={state.form} resources={resources} />}
    >
      <BasicsSection state={state} />
      <ArgumentsSection state={state} />
      <MessagesSection state={state} resources={resources} />
    </DefinitionEditor>
  )
}

function BasicsSection({ state: { form, change, errors } }: { state: PromptState }) {
  return (
    <Section title="Basics">
      <Card className="flex flex-col gap-5">
        <Field label="Name" help="Programs and slash commands use it." error={errors.name}>
          <Input
            mono
            value={form.name}
            placeholder="write_reply"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <Field label="Title" help="People choose the prompt by it." error={errors.title}>
          <Input
            value={form.title}
            placeholder="Write a reply"
            autoComplete="off"
            onChange={({ target }) => change({ title: target.value })}
          />
        </Field>
        <Field label="Description" optional help="Says what the person gets." error={errors.description}>
          <Textarea
            rows={2}
            value={form.description}
            placeholder="Answers a customer about one order."
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
      </Card>
    </Section>
  )
}
