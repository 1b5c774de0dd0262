import { Badge } from '@/app/_components/ui/badge'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { ListedToken } from '@/lib/partners'
import { ConfirmButton } from '../../_components/confirm-button'
import { revokeTokenAction } from '../actions'

function Expiry({ token, now }: { token: ListedToken; now: Date }) {
  if (!token.expiresAt) return <span>Lasts until revoked</span>
  return (
    <span>
      {token.expiresAt <= now ? 'Expired' : 'Expires'} <RelativeTime at={token.expiresAt} />
    </span>
  )
}

interface TokenRowsProps {
  partner: string
  tokens: ListedToken[]
  now: Date
}

export function TokenRows({ partner, tokens, now }: TokenRowsProps) {
  return (
    <List label="Access tokens">
      {tokens.map((token) => (
        <ListRow
          key={token.id}
          title={token.name}
          badge={<Badge>{token.scopes.includes('write') ? 'Read and write' : 'Only read'}</Badge>}
          detail={
            <>
              <code>portico_…{token.ending}</code>, made <RelativeTime at={token.createdAt} />
            </>
          }
          meta={
            <>
              <span>
                {token.lastUsedAt ? (
                  <>
                    Used <RelativeTime at={token.lastUsedAt} />
                  </>
                ) : (
                  'Never used'
                )}
              </span>
              <Expiry token={token} now={now} />
            </>
          }
          actions={
            <ConfirmButton
              verb="Revoke"
              subject={`the token ${token.name}`}
              question={`Revoke the token ${token.name}?`}
              consequence="Whatever uses it is refused at once."
              action={revokeTokenAction.bind(null, { partner })}
              fields={{ tokenId: token.id }}
            />
          }
        />
      ))}
    </List>
  )
}
