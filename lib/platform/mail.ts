/** Messages by SMTP. What is sent, to whom and when is decided in `lib/notices`. */
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'

/** For the calendar of whoever reads the letter: an entry that their program takes in or takes out (RFC 5546), or a file of several. */
export type Attached = { name: string; method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; text: string }

/** `stop`: the address that ends such letters, opened by people or asked once by their program (RFC 2369, RFC 8058). */
export type Message = {
  to: string
  subject: string
  text: string
  stop?: string | undefined
  attached?: readonly Attached[] | undefined
}

/** With the server that it was made for. */
let kept: { url: string; transport: Transporter } | undefined

/** Sends one message; throws when the mail server refuses or none is set, so that the job is tried again. */
export async function sendMail({ stop, attached = [], ...message }: Message): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) throw new Error('No mail server is set (SMTP_URL).')
  if (kept?.url !== SMTP_URL) kept = { url: SMTP_URL, transport: createTransport(SMTP_URL) }
  const headers = {
    'Auto-Submitted': 'auto-generated',
    ...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
  const attachments = attached.map(({ name, method, text }) => ({
    ...{ filename: name, content: text },
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }))
  const files = attachments.length > 0 ? { attachments } : {}
  await kept.transport.sendMail({ from: MAIL_FROM, ...message, headers, ...files })
}
