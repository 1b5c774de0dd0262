'use client'

import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import { ResourceDefinition } from '@/lib/connectors/schema'
import { DefinitionEditor } from '../../_definition/definition-editor'
import { type DefinitionState, useDefinition } from '../../_definition/use-definition'
import type { ToolPlace } from '../../tools/tool-place'
import { deleteResourceAction, saveResourceAction } from '../actions'
import { type ResourceForm, TYPES, toResourceDefinition } from '../resource-form'
import { resourcePath, resourcesPath } from '../resource-place'
import { ContentSection } from './content-section'
import { ResourcePreview } from './resource-preview'
import { TemplateSection } from './template-section'

interface ResourceEditorProps {
  place: ToolPlace
  baseUrl: string
  saved: string | null
  initial: ResourceForm
}

export type ResourceState = DefinitionState<ResourceForm>

/** One resource: a text, a file, or a template over the API. */
export function ResourceEditor({ place, baseUrl, saved, initial }: ResourceEditorProps) {
  const state = useDefinition<ResourceForm>({
    saved,
    initial,
    schema: ResourceDefinition,
    toDefinition: toResourceDefinition,
    action: saveResourceAction.bind(null, { ...place, was: saved ?? '' }),
    pathOf: (name) => resourcePath(place, name),
  })
  return (
    <DefinitionEditor
      noun="resource"
      listPath={resourcesPath(place)}
      saved={saved}
      state={state}
      deleteAction={deleteResourceAction.bind(null, place)}
      preview={<ResourcePreview form={state.form} baseUrl={baseUrl} />}
    >
      <BasicsSection state={state} />
      {state.form.kind === 'template' ? <TemplateSection state={state} /> : <ContentSection state={state} />}
    </DefinitionEditor>
  )
}

function BasicsSection({ state: { form, change, errors } }: { state: ResourceState }) {
  const setKind = (kind: ResourceForm['kind']) => {
    change({ kind, ...(form.mimeType === TYPES[form.kind] && { mimeType: TYPES[kind] }) })
  }
  return (
    <Section title="Basics">
      <Card className="flex flex-col gap-5">
        <Field label="Kind" error={errors.kind}>
          <Select value={form.kind} onChange={({ target }) => setKind(target.value as ResourceForm['kind'])}>
            <option value="text">Text, kept here</option>
            <option value="file">File, kept here</option>
            <option value="template">Template, read from your API</option>
          </Select>
        </Field>
        <Field label="Name" help="Programs use it." error={errors.name}>
          <Input
            mono
            value={form.name}
            placeholder="return_policy"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <Field label="Title" help="People choose the resource by it." error={errors.title}>
          <Input
            value={form.title}
            placeholder="Return policy"
            autoComplete="off"
            onChange={({ target }) => change({ title: target.value })}
          />
        </Field>
        <Field label="Description" optional help="Says what is in it and when it helps." error={errors.description}>
          <Textarea
            rows={2}
            value={form.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
      </Card>
    </Section>
  )
}
