import type { ReactNode } from 'react'
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
const MORE_KINDS: [CredentialKind, string][] = [
  ['client_credentials', 'Client credentials'],
  ['user_key', 'Each user’s own key'],
]

interface CredentialFieldsProps extends Pick<FormState, 'values' | 'errors'> {
  /** Chosen where nothing was sent yet. */
  kind: CredentialKind
  withoutNone?: boolean
  /** Fields of the kinds that only an environment of a connector has, which are offered then. */
  more?: ReactNode
  /** Whether a value is stored that an empty field keeps. */
  keeps?: boolean
}

/** What Portico shows the partner's API. The stylesheet shows the fields of the chosen kind, so it works without scripts. */
export function CredentialFields({ values, errors, kind, withoutNone, more, keeps }: CredentialFieldsProps) {
  const chosen = values.kind ?? kind
  return (
    <fieldset className="group/credential flex min-w-0 flex-col gap-4">
      <legend className="mb-1.5 text-sm font-medium">Credential for the API</legend>
      <div className="flex flex-wrap gap-2">
        {[...KINDS, ...(more ? MORE_KINDS : [])]
          .filter(([each]) => each !== 'none' || !withoutNone)
          .map(([each, label]) => (
            <ChoicePill key={each} name="kind" value={each} defaultChecked={chosen === each} title={label} />
          ))}
      </div>
      {errors.kind && <p className="text-xs text-danger">{errors.kind}</p>}
      <NameFields values={values} errors={errors} />
      {more}
      <SecretField error={errors.value} keeps={keeps} />
      <p className="hidden text-xs text-muted-foreground group-has-[[name=kind][value=none]:checked]/credential:block">
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
        className="hidden! group-has-[[name=kind][value=header]:checked]/credential:flex!"
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
        className="hidden! group-has-[[name=kind][value=query]:checked]/credential:flex!"
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
        className="hidden! group-has-[[name=kind][value=basic]:checked]/credential:flex!"
      >
        <Input mono name="userName" autoComplete="off" spellCheck={false} defaultValue={values.userName} />
      </Field>
    </>
  )
}

function SecretField({ error, keeps }: { error: string | undefined; keeps: boolean | undefined }) {
  return (
    <Field
      label={
        <>
          <span className="group-has-[[name=kind]:is([value=basic],[value=bearer],[value^=client]):checked]/credential:hidden">
            Key
          </span>
          <span className="hidden group-has-[[name=kind][value=basic]:checked]/credential:inline">Password</span>
          <span className="hidden group-has-[[name=kind][value=bearer]:checked]/credential:inline">Token</span>
          <span className="hidden group-has-[[name=kind][value^=client]:checked]/credential:inline">Client secret</span>
        </>
      }
      help={
        keeps
          ? 'Stored encrypted and never shown again. Leave it empty to keep the one that is stored.'
          : 'Stored encrypted and never shown again. Claude and plugins never see it.'
      }
      error={error}
      className="group-has-[[name=kind][value=none]:checked]/credential:hidden! group-has-[[name=kind][value^=user]:checked]/credential:hidden!"
    >
      <Input mono type="password" name="value" autoComplete="new-password" spellCheck={false} />
    </Field>
  )
}
