/** Messages by SMTP. What is sent, to whom and when is decided in `lib/notices`. */
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'

export type Message = { to: string; subject: string; text: string }

let transport: Transporter | undefined

/** Sends one message; throws when the mail server refuses or none is set, so that the job is tried again. */
export async function sendMail(message: Message): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new Error('No mail server is set (SMTP_URL).')
  transport ??= createTransport(SMTP_URL)
  await transport.sendMail({ from: MAIL_FROM, ...message, headers: { 'Auto-Submitted': 'auto-generated' } })
}
