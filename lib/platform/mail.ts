/** Messages: by SMTP, or in the demonstration world into an outbox that a page shows. */
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'

export type Message = { to: string; subject: string; text: string }
export type OutboxMessage = Message & { sentAt: string }

const OUTBOX_SIZE = 50
const outbox: OutboxMessage[] = []
let transport: Transporter | undefined

/** Sends one message; throws when the mail server refuses, so that the job is tried again. */
export async function sendMail(message: Message, now: Date): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) {
    outbox.unshift({ ...message, sentAt: now.toISOString() })
    outbox.length = Math.min(outbox.length, OUTBOX_SIZE)
    return
  }
  transport ??= createTransport(SMTP_URL)
  await transport.sendMail({ from: MAIL_FROM, ...message, headers: { 'Auto-Submitted': 'auto-generated' } })
}

/** The newest messages first; only the demonstration world has any. */
export const listOutbox = (): readonly OutboxMessage[] => outbox
