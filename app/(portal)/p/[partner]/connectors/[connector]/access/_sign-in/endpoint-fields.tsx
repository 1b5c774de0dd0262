import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { FormState } from '@/app/_web/form-state'

export type FormPart = Pick<FormState, 'values' | 'errors'>

const BY_HAND = 'hidden! group-has-[[value=hand]:checked]/server:flex!'

interface AddressProps extends FormPart {
  name: string
  label: string
  help?: string
  optional?: boolean
  placeholder?: string
  className?: string
}

function Address({ name, label, help, optional = false, placeholder, className, values, errors }: AddressProps) {
  return (
    <Field label={label} help={help} optional={optional} error={errors[name]} className={className ?? BY_HAND}>
      <Input
        mono
        name={name}
        inputMode="url"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values[name]}
      />
    </Field>
  )
}

/** Where the server is: one address that describes it, or each endpoint. The stylesheet shows those of the chosen way. */
export function EndpointFields(part: FormPart) {
  return (
    <>
      <Address
        {...part}
        name="discovery"
        label="Address of the server"
        help="Its issuer, or the address of its metadata document. Portico reads the endpoints from there."
        placeholder="https://login.example.com"
        className="group-has-[[value=hand]:checked]/server:hidden!"
      />
      <Address {...part} name="authorizationEndpoint" label="Authorization endpoint" />
      <Address {...part} name="tokenEndpoint" label="Token endpoint" />
      <Address
        {...part}
        optional
        name="userinfoEndpoint"
        label="Userinfo endpoint"
        help="Asked with the new token who signed in. Needed where there is no ID token."
      />
      <Address {...part} optional name="revocationEndpoint" label="Revocation endpoint" />
      <Address
        {...part}
        optional
        name="issuer"
        label="Issuer"
        help="With it, answers and ID tokens of any other server are refused."
      />
      <Address {...part} optional name="jwksUri" label="JWKS address" help="The keys that ID tokens are signed with." />
    </>
  )
}
