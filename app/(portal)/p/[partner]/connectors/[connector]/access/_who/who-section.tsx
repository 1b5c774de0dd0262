import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { signInProviders } from '@/app/_web/auth'
import { accessRemarks, type Connector, listGuests } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { canSendMail } from '@/lib/mail'
import { hasRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { accessLabel } from '../../../_components/access-label'
import { Sentence } from '../../_components/sentence'
import { AccessForm } from './access-form'
import { GuestForm } from './guest-form'
import { GuestRows } from './guest-rows'

interface WhoSectionProps {
  member: Member
  connector: Connector
  tools: ToolDefinition[]
}

/** Who may connect: the form, what is likely not meant, and the guests. */
export function WhoSection({ member, connector, tools }: WhoSectionProps) {
  const { slug, access, accessSettings } = connector
  const place = { partner: member.partnerSlug, connector: slug }
  const isAdmin = hasRole(member, 'admin')
  return (
    <>
      <Section
        title="From Claude to Portico"
        description="A change acts at once, without a new release. Claude may ask people to connect again."
      >
        <Card className="flex flex-col gap-6">
          {isAdmin ? (
            <AccessForm place={place} access={access} settings={accessSettings} />
          ) : (
            <p>{accessLabel(access)}. An admin or owner can change it.</p>
          )}
          {accessRemarks(connector, tools).map((remark) => (
            <Callout key={remark} tone="warning">
              <Sentence text={remark} />
            </Callout>
          ))}
          {access === 'portal' && accessSettings.who === 'domains' && <UnconfirmableNote />}
        </Card>
      </Section>
      {isAdmin && access === 'portal' && <Guests member={member} connector={connector} />}
    </>
  )
}

/** A domain lets in who proves an address there, and something has to prove it. */
function UnconfirmableNote() {
  if (canSendMail()) return null
  const names = signInProviders().map(({ name }) => name)
  return (
    <Callout tone="warning" title="This portal cannot send mail to confirm addresses">
      {names.length > 0
        ? `People get in by their domain when they sign in with ${names.join(' or ')}. Others need an invitation.`
        : 'Nobody gets in by their domain until the operator sets SMTP_URL, or a sign-in provider. Invitations work.'}
    </Callout>
  )
}

async function Guests({ member, connector }: Omit<WhoSectionProps, 'tools'>) {
  const { slug, accessSettings } = connector
  const guests = await listGuests(member, slug)
  if (accessSettings.who === 'anyone' && guests.length === 0) return null
  const place = { partner: member.partnerSlug, connector: slug }
  return (
    <Section
      title="Guests"
      description={`People who may connect because you invited them. Members of ${member.partnerName} always may.`}
    >
      <Card>
        <GuestForm place={place} />
      </Card>
      {guests.length > 0 && <GuestRows place={place} guests={guests} />}
    </Section>
  )
}
