import type { ShownCredential } from '@/lib/upstream/schema'

const MASK = '••••••••'

/** A stored credential in one line, its secret hidden. */
export function CredentialLine({ credential }: { credential: ShownCredential }) {
  switch (credential.kind) {
    case 'none':
      return <span className="text-muted-foreground">None stored. Calls go out as they are.</span>
    case 'header':
      return <code className="break-all">{`${credential.name}: ${MASK}`}</code>
    case 'query':
      return <code className="break-all">{`?${credential.name}=${MASK}`}</code>
    case 'basic':
      return <code className="break-all">{`Authorization: Basic ${credential.name}:${MASK}`}</code>
    case 'bearer':
      return <code>{`Authorization: Bearer ${MASK}`}</code>
    case 'client_credentials':
      return (
        <>
          Client credentials of <code className="break-all">{credential.name}</code> at{' '}
          <code className="break-all">{credential.tokenUrl}</code>
        </>
      )
    case 'user_key':
      return (
        <>
          Each user’s own {credential.label}
          {credential.check ? (
            <>
              , checked with <code className="break-all">{credential.check.tool}</code>
            </>
          ) : (
            ', not checked'
          )}
        </>
      )
  }
}
