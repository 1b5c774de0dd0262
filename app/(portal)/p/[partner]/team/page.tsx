import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { Card, Section } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requireMember } from '@/app/_web/session'
import { hasRole, listInvitations, listMembers } from '@/lib/partners'
import { ROLE_HELP, ROLES } from '@/lib/partners/schema'
import { Detail, Details } from '../connectors/[connector]/_components/details'
import { InvitationRows } from './_components/invitation-rows'
import { InviteForm } from './_components/invite-form'
import { MemberRows } from './_components/member-rows'
import { roleLabel } from './role-label'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  const member = await requireMember(partner)
  const [people, invitations] = await Promise.all([listMembers(member), listInvitations(member)])
  const mayInvite = hasRole(member, 'admin')
  return (
    <PageBody>
      <PageHeader title="Team" description={`Who builds the connectors of ${member.partnerName}.`} />
      {mayInvite && (
        <Section title="Invite someone">
          <Card>
            <InviteForm partner={partner} roles={ROLES.filter((role) => hasRole(member, role))} />
          </Card>
        </Section>
      )}
      <Section title={people.length === 1 ? '1 member' : `${people.length} members`}>
        <MemberRows member={member} people={people} />
      </Section>
      {invitations.length > 0 && (
        <Section
          title="Open invitations"
          description={mayInvite && 'A link is shown once, when it is made. Lost one? Revoke it and make another.'}
        >
          <InvitationRows member={member} invitations={invitations} />
        </Section>
      )}
      <Section title="Roles">
        <Card>
          <Details>
            {ROLES.map((role) => (
              <Detail key={role} name={roleLabel(role)}>
                {ROLE_HELP[role]}
              </Detail>
            ))}
          </Details>
        </Card>
      </Section>
    </PageBody>
  )
}
