import { Badge } from '@/app/_components/ui/badge'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { ListedInvitation, ListedMember } from '@/lib/partners'
import type { Member, Role } from '@/lib/partners/schema'
import { ConfirmButton } from '../../_components/confirm-button'
import { removeMemberAction, revokeInvitationAction } from '../actions'

function RoleBadge({ role }: { role: Role }) {
  return <Badge>{role === 'owner' ? 'Owner' : 'Editor'}</Badge>
}

interface RemoveButtonProps {
  member: Member
  person: ListedMember
  /** A partner keeps its last owner. */
  lastOwner: boolean
}

function RemoveButton({ member, person, lastOwner }: RemoveButtonProps) {
  const self = person.userId === member.userId
  if (lastOwner || (!self && member.role !== 'owner')) return null
  const name = person.name ?? person.email
  return (
    <ConfirmButton
      verb={self ? 'Leave' : 'Remove'}
      subject={self ? member.partnerName : name}
      question={self ? `Leave ${member.partnerName}?` : `Remove ${name}?`}
      consequence={
        self
          ? 'You lose access at once. An owner can invite you again.'
          : `${name} loses access at once. Their work stays. You can invite them again.`
      }
      action={removeMemberAction.bind(null, { partner: member.partnerSlug })}
      fields={{ memberId: person.id, ...(self && { self: 'true' }) }}
    />
  )
}

export function MemberRows({ member, people }: { member: Member; people: ListedMember[] }) {
  const owners = people.filter(({ role }) => role === 'owner').length
  return (
    <List label="Members">
      {people.map((person) => (
        <ListRow
          key={person.id}
          title={person.name ?? person.email}
          badge={<RoleBadge role={person.role} />}
          detail={person.name ? person.email : undefined}
          meta={
            <span>
              Joined <RelativeTime at={person.since} />
            </span>
          }
          actions={<RemoveButton member={member} person={person} lastOwner={person.role === 'owner' && owners === 1} />}
        />
      ))}
    </List>
  )
}

export function InvitationRows({ member, invitations }: { member: Member; invitations: ListedInvitation[] }) {
  return (
    <List label="Open invitations">
      {invitations.map(({ id, note, role, createdAt, expiresAt }) => (
        <ListRow
          key={id}
          title={note || 'Anyone with the link'}
          badge={<RoleBadge role={role} />}
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
            member.role === 'owner' && (
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
