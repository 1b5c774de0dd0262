import { Badge } from '@/app/_components/ui/badge'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { hasRole, type ListedInvitation } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { ConfirmButton } from '../../_components/confirm-button'
import { revokeInvitationAction } from '../actions'
import { roleLabel } from '../role-label'

export function InvitationRows({ member, invitations }: { member: Member; invitations: ListedInvitation[] }) {
  return (
    <List label="Open invitations">
      {invitations.map(({ id, note, role, createdAt, expiresAt }) => (
        <ListRow
          key={id}
          title={note || 'Anyone with the link'}
          badge={<Badge>{roleLabel(role)}</Badge>}
          detail={
            <>
              Made <RelativeTime at={createdAt} />
            </>
          }
          meta={
            <span>
              Expires <RelativeTime at={expiresAt} />
            </span>
          }
          actions={
            hasRole(member, 'admin') &&
            hasRole(member, role) && (
              <ConfirmButton
                verb="Revoke"
                subject={note ? `the invitation for ${note}` : 'this invitation'}
                question="Revoke this invitation?"
                consequence="Its link stops working at once."
                action={revokeInvitationAction.bind(null, { partner: member.partnerSlug })}
                fields={{ invitationId: id }}
              />
            )
          }
        />
      ))}
    </List>
  )
}
