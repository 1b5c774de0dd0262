import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { Card, Section } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { requireMember } from '@/app/_web/session'
import { listInvitations, listMembers } from '@/lib/partners'
import { InviteForm } from './_components/invite-form'
import { InvitationRows, MemberRows } from './_components/member-rows'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  const member = await requireMember(partner)
  const [people, invitations] = await Promise.all([listMembers(member), listInvitations(member)])
  return (
    <PageBody>
      <PageHeader title="Team" description={`Who builds the connectors of ${member.partnerName}.`} />
      {member.role === 'owner' && (
        <Section title="Invite someone">
          <Card>
            <InviteForm partner={partner} />
          </Card>
        </Section>
      )}
      <Section title={people.length === 1 ? '1 member' : `${people.length} members`}>
        <MemberRows member={member} people={people} />
      </Section>
      {invitations.length > 0 && (
        <Section
          title="Open invitations"
          description={
            member.role === 'owner' && 'A link is shown once, when it is made. Lost one? Revoke it and make another.'
          }
        >
          <InvitationRows member={member} invitations={invitations} />
        </Section>
      )}
    </PageBody>
  )
}
