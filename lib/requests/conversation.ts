/** What requester and officers write to each other, and what officers note for themselves. */
import { eq } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import type { Writer } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { messageInput } from './inputs'
import { can } from './policy'
import { type Locked, lockRequest, mustBe, recordRequest, takingOver, tellOfficers, tellRequester } from './steps'
import { requestMessages, requestNotes, requests } from './tables'

const MESSAGES_AN_HOUR = 60

/**
 * Writes to the other side, which is told by mail that there is something to read. An officer's first word is the first answer.
 * @throws not-found; forbidden to whoever only reads; not-now for a draft; too-many after 60 in an hour
 */
export async function writeRequestMessage(ctx: Ctx, input: unknown): Promise<{ messageId: string }> {
  const { key, requestId, text } = messageInput.parse(input)
  await limitTries(ctx, `requests.message:${actingPersonId(ctx.actor)}`, MESSAGES_AN_HOUR, 60)
  return writeOnce(ctx, 'request.message-written', { key, terms: { requestId, text }, onlyByKey: true }, async (w) => {
    const locked = await lockRequest(w, requestId)
    mustBe(can.takePart(locked.sides), locked.sides)
    if (locked.row.status === 'draft') throw notNow('Nobody reads a draft. Send it first.', { state: 'draft' })
    return { messageId: await addMessage(w, locked, text) }
  })
}

/** Writes a message within another command. */
export async function addMessage(w: Writer, locked: Locked, text: string): Promise<string> {
  const { row, sides } = locked
  const writtenBy = actingPersonId(w.ctx.actor)
  if (!writtenBy) throw signedOut()
  const messageId = newId()
  const fromOfficer = can.work(sides)
  await w.tx
    .insert(requestMessages)
    .values({ id: messageId, requestId: row.id, text, writtenBy, fromOfficer, writtenAt: w.ctx.now })
  recordRequest(w, 'request.message-written', row, { fromOfficer })
  if (!fromOfficer) await tellOfficers(w, row, messageId)
  else {
    const first = { ...(row.answeredAt ? {} : { answeredAt: w.ctx.now }), ...takingOver(w, locked) }
    if (Object.keys(first).length > 0) await w.tx.update(requests).set(first).where(eq(requests.id, row.id))
    await tellRequester(w, row, messageId)
  }
  return messageId
}

/**
 * Notes something that officers of the kind read and nobody else; the trail that a requester or their agency reads says
 * nothing of it.
 * @throws not-found; forbidden
 */
export async function noteOnRequest(ctx: Ctx, input: unknown): Promise<{ noteId: string }> {
  const { key, requestId, text } = messageInput.parse(input)
  return writeOnce(ctx, 'request.note-written', { key, terms: { requestId, text }, onlyByKey: true }, async (w) => {
    const { row, sides } = await lockRequest(w, requestId)
    mustBe(can.work(sides), sides)
    const writtenBy = actingPersonId(ctx.actor)
    if (!writtenBy) throw signedOut()
    const noteId = newId()
    await w.tx.insert(requestNotes).values({ id: noteId, requestId, text, writtenBy, writtenAt: ctx.now })
    w.record('request.note-written', { kind: 'request', id: requestId, detail: { requestKind: row.kind } })
    return { noteId }
  })
}
