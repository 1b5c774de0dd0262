'use client'

import { type ComponentProps, type FormEvent, useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import type { FormState } from '@/app/_web/form-state'
import { ACCESS_MODES, SLUG_LIMIT } from '@/lib/connectors/schema'
import { AccessFields } from '../../_components/access-fields'
import { CredentialFields } from '../../_components/credential-fields'
import { createConnectorAction } from '../../actions'
import { ConnectorPreview } from './connector-preview'
import { useSlug } from './use-slug'

interface NewConnectorFormProps {
  partner: string
  /** Whether the member may store a credential. */
  mayAdmin: boolean
  origin: string
}

/** The form at the left; at the right, what it will make. */
export function NewConnectorForm({ partner, mayAdmin, origin }: NewConnectorFormProps) {
  const here = `/p/${partner}/connectors`
  const [typed, setTyped] = useState({ name: '', description: '' })
  const slug = useSlug(`${here}/new/slug`)
  const card = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before scripts loaded
  useEffect(() => {
    const written = (name: string) =>
      card.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)?.value ?? ''
    setTyped({ name: written('name'), description: written('description') })
    if (written('slug')) slug.set(written('slug'))
    else if (written('name')) slug.follow(written('name'))
  }, [])

  const follow = (event: FormEvent) => {
    const { name, value } = event.target as HTMLInputElement
    if (name === 'name') slug.follow(value)
    if (name === 'name' || name === 'description') setTyped((before) => ({ ...before, [name]: value }))
  }

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,640px)_minmax(0,1fr)]">
      <Card ref={card} onInput={follow}>
        <ActionForm<never> action={createConnectorAction.bind(null, { partner })} className="flex flex-col gap-6">
          {(state) => (
            <>
              <Identity state={state} slug={slug} />
              <Field label="Base URL" help="Every tool's path starts from here." error={state.errors.baseUrl}>
                <Input
                  mono
                  name="baseUrl"
                  type="url"
                  inputMode="url"
                  placeholder="https://api.example.com/v1"
                  autoComplete="off"
                  defaultValue={state.values.baseUrl}
                />
              </Field>
              {mayAdmin ? (
                <CredentialFields values={state.values} errors={state.errors} kind="none" />
              ) : (
                <input type="hidden" name="kind" value="none" />
              )}
              <AccessFields value={ACCESS_MODES.find((mode) => mode === state.values.access) ?? 'open'} />
              <div className="flex gap-2">
                <SubmitButton>Create connector</SubmitButton>
                <ButtonLink variant="ghost" href={here}>
                  Cancel
                </ButtonLink>
              </div>
            </>
          )}
        </ActionForm>
      </Card>
      <ConnectorPreview origin={origin} slug={slug.value} name={typed.name} description={typed.description} />
    </div>
  )
}

function Identity({ state, slug }: { state: FormState; slug: ReturnType<typeof useSlug> }) {
  const { values, errors } = state
  return (
    <>
      <Field label="Name" help="People see it when they connect." error={errors.name}>
        <Input name="name" placeholder="Orders" maxLength={100} autoComplete="off" defaultValue={values.name} />
      </Field>
      <Field
        label="Slug"
        aside={`${slug.value.length} of ${SLUG_LIMIT}`}
        help="Part of its address and of every tool name, so it stays as it is. Left empty, it is made from the name."
        error={slug.problem ?? (slug.changed ? undefined : errors.slug)}
      >
        <SlugInput
          value={slug.changed ? slug.value : (values.slug ?? '')}
          onChange={(event) => slug.set(event.target.value)}
        />
      </Field>
      <Field
        label="Description"
        help="Claude reads it to know what the API offers. One or two sentences."
        error={errors.description}
      >
        <Textarea
          name="description"
          placeholder="Orders of our shop: look them up, create and cancel them."
          maxLength={2000}
          defaultValue={values.description}
        />
      </Field>
    </>
  )
}

function SlugInput(props: Pick<ComponentProps<'input'>, 'value' | 'onChange'>) {
  return (
    <Input
      mono
      name="slug"
      placeholder="orders"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  )
}
