import { Badge } from '@/app/_components/ui/badge'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { hasRole, type ListedMember } from '@/lib/partners'
import { type Member, ROLES } from '@/lib/partners/schema'
import { ConfirmButton } from '../../_components/confirm-button'
import { handOverAction, removeMemberAction } from '../actions'
import { roleLabel } from '../role-label'
import { RoleButton } from './role-button'

interface PersonProps {
  member: Member
  person: ListedMember
  /** A partner keeps its last owner. */
  lastOwner: boolean
}

const nameOf = ({ name, email }: ListedMember) => name ?? email

/** Admins do for people up to their own role what owners do for all. */
const mayManage = (member: Member, person: ListedMember) => hasRole(member, 'admin') && hasRole(member, person.role)

function RemoveButton({ member, person, lastOwner }: PersonProps) {
  const self = person.userId === member.userId
  if (lastOwner || (!self && !mayManage(member, person))) return null
  const name = nameOf(person)
  return (
    <ConfirmButton
      verb={self ? 'Leave' : 'Remove'}
      subject={self ? member.partnerName : name}
      question={self ? `Leave ${member.partnerName}?` : `Remove ${name}?`}
      consequence={
        self
          ? 'You lose access at once. An admin or owner can invite you again.'
          : `${name} loses access at once, tokens and open invitations included. Their work stays. You can invite them again.`
      }
      action={removeMemberAction.bind(null, { partner: member.partnerSlug })}
      fields={{ memberId: person.id, ...(self && { self: 'true' }) }}
    />
  )
}

function HandOverButton({ member, person }: PersonProps) {
  if (member.role !== 'owner' || person.userId === member.userId || person.role === 'owner') return null
  const name = nameOf(person)
  return (
    <ConfirmButton
      verb="Hand over"
      subject={`ownership to ${name}`}
      question={`Hand ${member.partnerName} over to ${name}?`}
      consequence={`${name} becomes an owner and you become an admin, at once. Only an owner can undo it.`}
      action={handOverAction.bind(null, { partner: member.partnerSlug })}
      fields={{ memberId: person.id }}
    />
  )
}

function Actions({ member, person, lastOwner }: PersonProps) {
  const roles = ROLES.filter((role) => hasRole(member, role))
  return (
    <div className="flex flex-col items-end sm:flex-row sm:items-center sm:gap-1">
      {mayManage(member, person) && !lastOwner && (
        <RoleButton
          // A dialog that opens again begins with the role as it is then.
          key={person.role}
          partner={member.partnerSlug}
          memberId={person.id}
          name={nameOf(person)}
          role={person.role}
          roles={roles}
        />
      )}
      <HandOverButton member={member} person={person} lastOwner={lastOwner} />
      <RemoveButton member={member} person={person} lastOwner={lastOwner} />
    </div>
  )
}

export function MemberRows({ member, people }: { member: Member; people: ListedMember[] }) {
  const owners = people.filter(({ role }) => role === 'owner').length
  return (
    <List label="Members">
      {people.map((person) => (
        <ListRow
          key={person.id}
          title={nameOf(person)}
          badge={<Badge>{roleLabel(person.role)}</Badge>}
          detail={person.name ? person.email : undefined}
          meta={
            <span>
              Joined <RelativeTime at={person.since} />
            </span>
          }
          actions={<Actions member={member} person={person} lastOwner={person.role === 'owner' && owners === 1} />}
        />
      ))}
    </List>
  )
}
