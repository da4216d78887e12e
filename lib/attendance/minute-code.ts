/**
 * The code of the minute that is shown in an online session: six digits that follow from the server's secret, the session and
 * the minute, so that nothing is kept. Pure.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const MINUTE_MS = 60_000
/** Of a session: so long before its start and after its end codes are shown and taken. */
const BEFORE_MINUTES = 30
const AFTER_MINUTES = 15
/** Whoever types a code this much before the end or later says that they stayed. */
const NEAR_END_MINUTES = 20

type Times = { startsAt: Date; endsAt: Date }

const minuteOf = (at: Date) => Math.floor(at.getTime() / MINUTE_MS)

function codeOf(secret: string, sessionId: string, minute: number): string {
  const digest = createHmac('sha256', secret).update(`attest-minute.${sessionId}.${minute}`).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What is shown now, and when the next one comes. */
export const codeNow = (secret: string, sessionId: string, now: Date) => ({
  code: codeOf(secret, sessionId, minuteOf(now)),
  until: new Date((minuteOf(now) + 1) * MINUTE_MS),
})

/** Is it the code of this minute, or of the one before? */
export function isCode(secret: string, sessionId: string, now: Date, typed: string): boolean {
  const given = Buffer.from(typed.padEnd(6).slice(0, 6))
  return [0, 1]
    .map((ago) => Buffer.from(codeOf(secret, sessionId, minuteOf(now) - ago)))
    .some((wanted) => wanted.length === given.length && timingSafeEqual(wanted, given))
}

export const isOn = ({ startsAt, endsAt }: Times, now: Date): boolean =>
  now.getTime() >= startsAt.getTime() - BEFORE_MINUTES * MINUTE_MS &&
  now.getTime() <= endsAt.getTime() + AFTER_MINUTES * MINUTE_MS

export const isNearEnd = ({ endsAt }: Times, now: Date): boolean =>
  now.getTime() >= endsAt.getTime() - NEAR_END_MINUTES * MINUTE_MS
