import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { FormState } from '@/app/_web/form-state'
import type { CredentialKind } from '@/lib/upstream/schema'
import { ChoicePill } from './choice-card'

const KINDS: [CredentialKind, string][] = [
  ['none', 'None'],
  ['header', 'Header key'],
  ['query', 'Query key'],
  ['bearer', 'Bearer token'],
  ['basic', 'Basic'],
]

interface CredentialFieldsProps extends Pick<FormState, 'values' | 'errors'> {
  /** Chosen where nothing was sent yet. */
  kind: CredentialKind
  withoutNone?: boolean
}

/** What Portico shows the partner's API. The stylesheet shows the fields of the chosen kind, so it works without scripts. */
export function CredentialFields({ values, errors, kind, withoutNone }: CredentialFieldsProps) {
  const chosen = values.kind ?? kind
  return (
    <fieldset className="group/credential flex min-w-0 flex-col gap-4">
      <legend className="mb-1.5 text-sm font-medium">Credential for the API</legend>
      <div className="flex flex-wrap gap-2">
        {KINDS.filter(([each]) => each !== 'none' || !withoutNone).map(([each, label]) => (
          <ChoicePill key={each} name="kind" value={each} defaultChecked={chosen === each} title={label} />
        ))}
      </div>
      {errors.kind && <p className="text-xs text-danger">{errors.kind}</p>}
      <NameFields values={values} errors={errors} />
      <SecretField error={errors.value} />
      <p className="hidden text-xs text-muted-foreground group-has-[[value=none]:checked]/credential:block">
        Calls go out as they are. You can add a credential later.
      </p>
    </fieldset>
  )
}

function NameFields({ values, errors }: Pick<FormState, 'values' | 'errors'>) {
  return (
    <>
      <Field
        label="Header name"
        error={errors.headerName}
        className="hidden! group-has-[[value=header]:checked]/credential:flex!"
      >
        <Input
          mono
          name="headerName"
          placeholder="X-Api-Key"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.headerName}
        />
      </Field>
      <Field
        label="Query parameter"
        error={errors.queryName}
        className="hidden! group-has-[[value=query]:checked]/credential:flex!"
      >
        <Input
          mono
          name="queryName"
          placeholder="api_key"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.queryName}
        />
      </Field>
      <Field
        label="User name"
        error={errors.userName}
        className="hidden! group-has-[[value=basic]:checked]/credential:flex!"
      >
        <Input mono name="userName" autoComplete="off" spellCheck={false} defaultValue={values.userName} />
      </Field>
    </>
  )
}

function SecretField({ error }: { error: string | undefined }) {
  return (
    <Field
      label={
        <>
          <span className="group-has-[:is([value=basic],[value=bearer]):checked]/credential:hidden">Key</span>
          <span className="hidden group-has-[[value=basic]:checked]/credential:inline">Password</span>
          <span className="hidden group-has-[[value=bearer]:checked]/credential:inline">Token</span>
        </>
      }
      help="Stored encrypted and never shown again. Claude and plugins never see it."
      error={error}
      className="group-has-[[value=none]:checked]/credential:hidden!"
    >
      <Input mono type="password" name="value" autoComplete="new-password" spellCheck={false} />
    </Field>
  )
}
