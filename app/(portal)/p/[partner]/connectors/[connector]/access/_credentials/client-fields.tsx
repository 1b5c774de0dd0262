import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import type { FormState } from '@/app/_web/form-state'
import type { ShownCredential } from '@/lib/upstream/schema'
import { AUTH_VALUES } from './environment-form'

interface Props extends Pick<FormState, 'values' | 'errors'> {
  stored: ShownCredential
}

/** OAuth client credentials, but for the secret. */
export function ClientFields({ values, errors, stored }: Props) {
  const now = stored.kind === 'client_credentials' ? stored : null
  const text = { mono: true, autoComplete: 'off', spellCheck: false }
  return (
    <div className="hidden flex-col gap-4 group-has-[[name=kind][value^=client]:checked]/credential:flex">
      <Field
        label="Token URL"
        error={errors.tokenUrl}
        help="The token endpoint of your OAuth server. Tokens are kept until shortly before they end."
      >
        <Input
          {...text}
          name="tokenUrl"
          inputMode="url"
          placeholder="https://auth.example.com/oauth/token"
          defaultValue={values.tokenUrl ?? now?.tokenUrl}
        />
      </Field>
      <Field label="Client id" error={errors.clientId}>
        <Input {...text} name="clientId" defaultValue={values.clientId ?? now?.name} />
      </Field>
      <Field label="Sends client id and secret" error={errors.authMethod}>
        <Select
          name="authMethod"
          defaultValue={values.authMethod ?? AUTH_VALUES[now?.authMethod ?? 'client_secret_basic']}
        >
          <option value={AUTH_VALUES.client_secret_basic}>In the Authorization header (Basic)</option>
          <option value={AUTH_VALUES.client_secret_post}>In the form</option>
        </Select>
      </Field>
      <Field label="Scopes" optional error={errors.scopes} help="With a space between them.">
        <Input {...text} name="scopes" defaultValue={values.scopes ?? now?.scopes} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Audience" optional error={errors.audience}>
          <Input {...text} name="audience" defaultValue={values.audience ?? now?.audience} />
        </Field>
        <Field label="Resource" optional error={errors.resource}>
          <Input {...text} name="resource" defaultValue={values.resource ?? now?.resource} />
        </Field>
      </div>
    </div>
  )
}
