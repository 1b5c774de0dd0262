import { Checkbox } from '@/app/_components/ui/choice'
import { Field } from '@/app/_components/ui/field'
import { Input, Select, Textarea } from '@/app/_components/ui/input'
import type { FormPart } from './endpoint-fields'

/** Who this portal is at the server, and how it proves that. */
export function ClientFields({ values, errors, hasSecret }: FormPart & { hasSecret: boolean }) {
  return (
    <>
      <Field label="Client id" error={errors.clientId}>
        <Input mono name="clientId" autoComplete="off" spellCheck={false} defaultValue={values.clientId} />
      </Field>
      <Field label="How the secret is sent" error={errors.authMethod}>
        <Select name="authMethod" defaultValue={values.authMethod ?? 'basic'}>
          <option value="basic">As a header (client_secret_basic)</option>
          <option value="post">In the form (client_secret_post)</option>
          <option value="none">There is no secret (none)</option>
        </Select>
      </Field>
      <Field
        label="Client secret"
        optional={hasSecret}
        help={
          hasSecret
            ? 'Stored encrypted. Leave it empty to keep it.'
            : 'Stored encrypted and never shown again. Not needed where there is none.'
        }
        error={errors.value}
      >
        <Input mono type="password" name="value" autoComplete="new-password" spellCheck={false} />
      </Field>
      <Field
        label="Scopes"
        help="openid names the user; offline_access is what many servers give a refresh token for. Add what your API needs."
        error={errors.scopes}
      >
        <Input mono name="scopes" autoComplete="off" spellCheck={false} defaultValue={values.scopes} />
      </Field>
      <Pkce defaultChecked={values.pkce === 'on'} />
    </>
  )
}

function Pkce({ defaultChecked }: { defaultChecked: boolean }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
    <label className="flex gap-2.5 text-sm">
      <span className="flex h-5 items-center">
        <Checkbox name="pkce" defaultChecked={defaultChecked} />
      </span>
      <span>
        <span className="font-medium">PKCE</span>
        <span className="block text-xs text-muted-foreground">
          Binds each code to this portal. Turn it off only where the server refuses it.
        </span>
      </span>
    </label>
  )
}

/** What few servers need. */
export function MoreFields({ values, errors }: FormPart) {
  const field = (name: string, label: string, placeholder: string, help?: string) => (
    <Field label={label} optional help={help} error={errors[name]}>
      <Input
        mono
        name={name}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values[name]}
      />
    </Field>
  )
  return (
    <div className="flex flex-col gap-4">
      <Field label="Button" optional help="On the page that asks people before they sign in." error={errors.label}>
        <Input name="label" placeholder="Allow and sign in" autoComplete="off" defaultValue={values.label} />
      </Field>
      <Field
        label="Extra parameters"
        optional
        help="One a line, name=value. Sent to the authorization endpoint: access_type=offline, audience=…"
        error={errors.parameters}
      >
        <Textarea mono name="parameters" spellCheck={false} defaultValue={values.parameters} />
      </Field>
      {field(
        'subjectField',
        'Field of the subject',
        'sub',
        'What never changes about a user, in the ID token or userinfo. data.id looks inside of objects.',
      )}
      {field('nameField', 'Field of the name', 'name')}
      {field('emailField', 'Field of the e-mail address', 'email')}
    </div>
  )
}
