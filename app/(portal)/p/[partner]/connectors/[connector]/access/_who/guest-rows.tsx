import { Badge } from '@/app/_components/ui/badge'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { ListedGuest } from '@/lib/connectors'
import { ConfirmButton } from '../../../../_components/confirm-button'
import { revokeGuestAction } from './actions'

interface GuestRowsProps {
  place: { partner: string; connector: string }
  guests: ListedGuest[]
}

function GuestState({ acceptedAt, expiresAt }: ListedGuest) {
  if (acceptedAt) {
    return (
      <span>
        Accepted <RelativeTime at={acceptedAt} />
      </span>
    )
  }
  return (
    <span>
      {expiresAt > new Date() ? 'Expires' : 'Expired'} <RelativeTime at={expiresAt} />
    </span>
  )
}

/** Everyone who is invited, with the way to take it back. */
export function GuestRows({ place, guests }: GuestRowsProps) {
  return (
    <List label="Guests">
      {guests.map((guest) => (
        <ListRow
          key={guest.id}
          title={guest.email}
          badge={!guest.acceptedAt && <Badge>Invited</Badge>}
          detail={
            guest.acceptedBy && guest.acceptedBy.toLowerCase() !== guest.email
              ? `Accepted as ${guest.acceptedBy}`
              : undefined
          }
          meta={<GuestState {...guest} />}
          actions={
            <ConfirmButton
              verb="Remove"
              subject={guest.email}
              question={`Remove ${guest.email}?`}
              consequence={
                guest.acceptedAt
                  ? 'Claude loses access to the connector at once. You can invite this person again.'
                  : 'The link stops working at once.'
              }
              action={revokeGuestAction.bind(null, place)}
              fields={{ guestId: guest.id }}
            />
          }
        />
      ))}
    </List>
  )
}
