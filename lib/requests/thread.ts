/** What was done and said about a request, in the order it came: a page at a time, the last one first. */
import { inArray, type SQL, sql } from 'drizzle-orm'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { namesOf } from './officers'
import type { Request } from './shapes'
import { requestMessages, requestNotes, requestSteps } from './tables'

const PAGE = 50

type Asked = { requestId: string; notes: boolean; page: number }
type Thread = Pick<Request, 'steps' | 'messages' | 'notes' | 'thread'>

/** `notes`: whether the reader is one of those who note. A page behind the first entry is the one that holds it. */
export async function threadOf(tx: Tx, ctx: Ctx, { requestId, notes, page }: Asked): Promise<Thread> {
  const entries = entriesOf(requestId, notes)
  const [{ total } = { total: 0 }] = await tx.execute<{ total: number }>(
    sql`select count(*)::int as total from (${entries}) entries`,
  )
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const shown = Math.min(page, pages)
  const ids = await tx.execute<{ id: string }>(
    sql`select id from (${entries}) entries order by at desc, id desc limit ${PAGE} offset ${(shown - 1) * PAGE}`,
  )
  return {
    ...(await told(
      tx,
      ctx,
      ids.map(({ id }) => id),
      notes,
    )),
    thread: { page: shown, pages },
  }
}

/** All three kinds by when they came. */
function entriesOf(requestId: string, notes: boolean): SQL {
  const ofNotes = sql`union all select id, written_at from ${requestNotes} where request_id = ${requestId}`
  return sql`select id, taken_at as at from ${requestSteps} where request_id = ${requestId}
    union all select id, written_at from ${requestMessages} where request_id = ${requestId} ${notes ? ofNotes : sql``}`
}

/** With names of whoever did and said it. */
async function told(tx: Tx, ctx: Ctx, ids: string[], mayNote: boolean): Promise<Omit<Thread, 'thread'>> {
  if (ids.length === 0) return { steps: [], messages: [], notes: mayNote ? [] : null }
  const steps = await tx
    .select()
    .from(requestSteps)
    .where(inArray(requestSteps.id, ids))
    .orderBy(requestSteps.takenAt, requestSteps.id)
  const messages = await tx
    .select()
    .from(requestMessages)
    .where(inArray(requestMessages.id, ids))
    .orderBy(requestMessages.writtenAt, requestMessages.id)
  const notes = mayNote
    ? await tx
        .select()
        .from(requestNotes)
        .where(inArray(requestNotes.id, ids))
        .orderBy(requestNotes.writtenAt, requestNotes.id)
    : null
  const writers = [...messages, ...(notes ?? [])].map(({ writtenBy }) => writtenBy)
  const names = await namesOf({ tx, ctx }, [...writers, ...steps.map(({ takenBy }) => takenBy)])
  const name = (id: string) => names.get(id) ?? ''
  const reader = actingPersonId(ctx.actor)
  return {
    steps: steps.map(({ verb, fromStatus, toStatus, reason, takenBy, takenAt }) => ({
      ...{ verb, from: fromStatus, to: toStatus, reason, at: takenAt.toISOString() },
      byName: takenBy && name(takenBy),
    })),
    messages: messages.map(({ id, text, fromOfficer, writtenBy, writtenAt }) => ({
      ...{ messageId: id, text, fromOfficer, name: name(writtenBy) },
      ...{ own: writtenBy === reader, writtenAt: writtenAt.toISOString() },
    })),
    notes:
      notes?.map(({ id, text, writtenBy, writtenAt }) => ({
        ...{ noteId: id, text, name: name(writtenBy), writtenAt: writtenAt.toISOString() },
      })) ?? null,
  }
}
