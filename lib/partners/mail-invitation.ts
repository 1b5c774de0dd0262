import { canSendMail, sendMail } from '@/lib/mail'
import { requireRole } from './get-membership'
import { Email, type Member } from './schema'

/** Sends a member's invitation, where its note is an e-mail address and this portal has a mail server; says whether it did. */
export async function mailInvitation(member: Member, { note, link }: { note: string; link: string }): Promise<boolean> {
  requireRole(member, 'admin')
  const email = Email.safeParse(note)
  if (!email.success || !canSendMail()) return false
  await sendMail(email.data, {
    subject: `Join ${member.partnerName}`,
    sentences: [`You are invited to build connectors for Claude with ${member.partnerName}.`],
    link: { label: 'Accept the invitation', url: link },
    note: 'The link is good for one account and seven days.',
  })
  return true
}
