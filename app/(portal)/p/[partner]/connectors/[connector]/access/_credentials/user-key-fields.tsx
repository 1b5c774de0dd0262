import { Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import type { FormState } from '@/app/_web/form-state'
import type { ShownCredential } from '@/lib/upstream/schema'
import { PLACE_VALUES } from './environment-form'

interface Props extends Pick<FormState, 'values' | 'errors'> {
  stored: ShownCredential
  /** Names of the connector's reading tools. */
  tools: string[]
}

/** How each user is asked for a key of their own, and where it goes. */
export function UserKeyFields({ values, errors, stored, tools }: Props) {
  const now = stored.kind === 'user_key' ? stored : null
  const text = { autoComplete: 'off', spellCheck: false }
  const name = now?.name
  return (
    <div className="group/place hidden flex-col gap-4 group-has-[[name=kind][value^=user]:checked]/credential:flex">
      <p className="text-xs text-muted-foreground">
        The page on which a user allows Claude asks for it. It is stored encrypted for that user alone. Sign-in with a
        portal account is needed.
      </p>
      <Field label="Sent as" error={errors.place}>
        <Select name="place" defaultValue={values.place ?? PLACE_VALUES[now?.place ?? 'bearer']}>
          <option value={PLACE_VALUES.bearer}>Bearer token</option>
          <option value={PLACE_VALUES.header}>A header</option>
          <option value={PLACE_VALUES.query}>A query parameter</option>
          <option value={PLACE_VALUES.basic}>User name and password (Basic)</option>
        </Select>
      </Field>
      <div className="hidden gap-4 group-has-[[value=in-header]:checked]/place:grid sm:grid-cols-2">
        <Field label="Name of the header" error={errors.keyHeader}>
          <Input {...text} mono name="keyHeader" placeholder="X-Api-Key" defaultValue={values.keyHeader ?? name} />
        </Field>
        <Field label="Before the key" optional error={errors.prefix}>
          <Input {...text} mono name="prefix" placeholder="Token " defaultValue={values.prefix ?? now?.prefix} />
        </Field>
      </div>
      <Field
        label="Name of the parameter"
        error={errors.keyQuery}
        className="hidden! group-has-[[value=in-query]:checked]/place:flex!"
      >
        <Input {...text} mono name="keyQuery" placeholder="api_key" defaultValue={values.keyQuery ?? name} />
      </Field>
      <Field label="What users call it" error={errors.label}>
        <Input {...text} name="label" defaultValue={values.label ?? now?.label ?? 'API key'} />
      </Field>
      <Field label="Help for users" optional error={errors.help} help="Shown as plain text.">
        <Textarea name="help" rows={2} defaultValue={values.help ?? now?.help} />
      </Field>
      <Field label="Where users get it" optional error={errors.link}>
        <Input
          {...text}
          mono
          name="link"
          inputMode="url"
          placeholder="https://example.com/settings/keys"
          defaultValue={values.link ?? now?.link}
        />
      </Field>
      <Field
        label="Checked with"
        error={errors.checkTool}
        help="Called with what the user enters, before anything is allowed. Of the tools that are published."
      >
        <Select name="checkTool" defaultValue={values.checkTool ?? now?.check?.tool ?? ''}>
          <option value="">Not checked</option>
          {tools.map((tool) => (
            <option key={tool}>{tool}</option>
          ))}
        </Select>
      </Field>
      <Field label="Arguments of that call" optional error={errors.checkArguments} help="JSON.">
        <Input
          {...text}
          mono
          name="checkArguments"
          placeholder="{}"
          defaultValue={values.checkArguments ?? (now?.check ? JSON.stringify(now.check.arguments) : undefined)}
        />
      </Field>
    </div>
  )
}
