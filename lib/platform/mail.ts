/** Messages by SMTP. What is sent, to whom and when is decided in `lib/notices`. */
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'

/** `stop`: the address that ends such letters, opened by people or asked once by their program (RFC 2369, RFC 8058). */
export type Message = { to: string; subject: string; text: string; stop?: string | undefined }

let transport: Transporter | undefined

/** Sends one message; throws when the mail server refuses or none is set, so that the job is tried again. */
export async function sendMail({ stop, ...message }: Message): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new Error('No mail server is set (SMTP_URL).')
  transport ??= createTransport(SMTP_URL)
  const headers = {
    'Auto-Submitted': 'auto-generated',
    ...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
  await transport.sendMail({ from: MAIL_FROM, ...message, headers })
}
