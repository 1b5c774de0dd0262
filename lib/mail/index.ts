export { buildMail, type MailText } from './build-mail'
export { canSendMail, sendMail } from './send-mail'
