import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { buildMail, type MailText } from './build-mail'

const CONNECT_MS = 10_000
const ANSWER_MS = 20_000

/** Whether this portal was given a mail server. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined
}

/** Sends one mail, and waits until the mail server has it. Throws `upstream_unreachable` where it does not take it. */
export async function sendMail(to: string, mail: MailText): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL || !MAIL_FROM) throw new AppError('conflict', 'This portal has no mail server. Send the link yourself.')
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
  })
  try {
    // An object is taken as one address, whatever stands in it.
    await transport.sendMail({ from: MAIL_FROM, to: { name: '', address: to }, ...buildMail(mail) })
  } catch (error) {
    console.warn('mail: not sent:', error instanceof Error ? error.message : error)
    throw new AppError('upstream_unreachable', 'The mail could not be sent. Try again in a minute.', { cause: error })
  } finally {
    transport.close()
  }
}
