/** Steps that several commands about requests share, inside their transaction. */
import { and, eq } from 'drizzle-orm'
import type { AuditEventName } from '@/lib/audit/events'
import type { MadeFrom } from '@/lib/audit/sent'
import type { Writer } from '@/lib/audit/write'
import { events } from '@/lib/events/tables'
import { actingPersonId } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { notify } from '@/lib/platform/notify'
import type { RequestSide, RequestVerb } from './kinds'
import { eventLeft, requestMoved, requestWaits } from './mails'
import { refusalTexts } from './messages'
import { officersOf } from './officers'
import { can, sidesOf, visibleTo } from './policy'
import { type RequestRow, requestColumns, versionOfRow } from './records'
import { follows, isOver, mayTake, mayTakePlace, refusal } from './rules'
import type { RequestResult } from './shapes'
import { requestSteps, requests } from './tables'

export type Locked = { row: RequestRow; sides: readonly RequestSide[] }

/**
 * Locks a request that the actor sees. The lock itself is the system's: whoever may only write a message about a row, or
 * take it back for their agency, may not write the row.
 * @throws not-found
 */
export async function lockRequest(w: Writer, requestId: string): Promise<Locked> {
  const visible = and(visibleTo(w.ctx.actor), eq(requests.id, requestId))
  const [seen] = await w.tx.select({ id: requests.id }).from(requests).where(visible)
  if (!seen) throw notFound('This request')
  const [row] = await asSystem(w.tx, w.ctx, () =>
    w.tx.select(requestColumns).from(requests).where(visible).for('update'),
  )
  if (!row) throw notFound('This request')
  return { row, sides: sidesOf(w.ctx.actor, row) }
}

const OWN = 'Another officer has to decide about what you or your own agency asked for.'

/** @throws forbidden, and says why where it is an officer’s own */
export function mustBe(may: boolean, sides: readonly RequestSide[]): void {
  if (may) return
  throw forbidden(sides.includes('officer') ? OWN : undefined)
}

/** Nobody acts on what they have not seen. @throws conflict with the request as it is now */
export function refuseUnseen(row: RequestRow, madeFrom: MadeFrom): void {
  const version = versionOfRow(row)
  if (String(madeFrom) === version) return
  throw conflict('This request was changed since you opened it. Look at it as it is now, and go on from there.', {
    ...{ requestId: row.id, state: row.status, version, current: row.fields },
  })
}

/**
 * The state that a step leads to.
 * @throws forbidden where it is not theirs to take; not-now with what comes first; conflict when it was changed since
 */
export function nextState(w: Writer, { row, sides }: Locked, verb: RequestVerb, madeFrom: MadeFrom | null) {
  mustBe(mayTake(verb, sides), sides)
  const next = follows(row.status, verb)
  if (!next) {
    const kind = refusal(row.status, verb)
    throw notNow(inWords(refusalTexts, w.ctx.locale)(kind), { state: row.status })
  }
  if (madeFrom !== null) refuseUnseen(row, madeFrom)
  return next
}

const recorded = {
  change: 'request.changed',
  submit: 'request.submitted',
  screen: 'request.screened',
  accept: 'request.accepted',
  decline: 'request.declined',
  schedule: 'request.scheduled',
  release: 'request.released',
  deliver: 'request.delivered',
  evaluate: 'request.evaluated',
  close: 'request.closed',
  withdraw: 'request.withdrawn',
} as const satisfies Record<RequestVerb, AuditEventName>

type Step = {
  verb: RequestVerb
  madeFrom: MadeFrom | null
  reason?: string | undefined
  set?: Partial<typeof requests.$inferInsert>
}
const answers: ReadonlySet<RequestVerb> = new Set(['screen', 'accept', 'decline'])

/**
 * Steps on rows that are not theirs to write otherwise: a coordinator may take back what was asked for their agency, and an
 * evaluation moves what its requester may no longer change.
 */
const isLent = (verb: RequestVerb, sides: readonly RequestSide[]) =>
  sides.includes('requester') ? verb === 'evaluate' : sides.includes('coordinator')

/** Takes a step: the state, its row in the history, the trail, and whoever is to hear of it. */
export async function takeStep(w: Writer, locked: Locked, step: Step): Promise<RequestResult> {
  const { verb, madeFrom, reason = null, set = {} } = step
  const { row, sides } = locked
  const { now, actor } = w.ctx
  const status = nextState(w, locked, verb, madeFrom)
  const change = {
    ...{ ...set, status, updatedAt: now, ...takingOver(w, locked) },
    ...(answers.has(verb) ? { answeredAt: row.answeredAt ?? now } : {}),
    ...(verb === 'accept' || verb === 'decline' ? { decidedAt: now } : {}),
  }
  const id = newId()
  const put = async () => {
    await w.tx.update(requests).set(change).where(eq(requests.id, row.id))
    await w.tx.insert(requestSteps).values({
      ...{ id, requestId: row.id, verb, fromStatus: row.status, toStatus: status, reason },
      ...{ takenBy: actingPersonId(actor), takenAt: now },
    })
  }
  await (isLent(verb, sides) ? asSystem(w.tx, w.ctx, put) : put())
  recordRequest(w, recorded[verb], row, { from: row.status, to: status, ...(reason ? { reason } : {}) })
  await tellOfStep(w, locked, verb, id)
  return { requestId: row.id, state: status, version: now.toISOString(), eventId: set.eventId ?? row.eventId }
}

/** Whoever answers first what nobody looks after does so from then on. @returns what that changes in the row */
export function takingOver(w: Writer, { row, sides }: Locked): { officerId?: string } {
  const officerId = actingPersonId(w.ctx.actor)
  if (row.officerId || !officerId || !can.work(sides) || isOver(row.status)) return {}
  recordRequest(w, 'request.assigned', row, { officerId })
  return { officerId }
}

/** The other side; of what was taken back, or moved by itself, also officers, and of what is off its day whoever posted its event. */
async function tellOfStep(w: Writer, { row, sides }: Locked, verb: RequestVerb, key: string): Promise<void> {
  const byRequester = sides.includes('requester')
  if (!byRequester) await tellRequester(w, row, key)
  if (byRequester || verb === 'withdraw' || sides.includes('system')) await tellOfficers(w, row, key)
  if (row.eventId && (verb === 'withdraw' || verb === 'release')) await tellOrganizer(w, row.eventId, key)
}

async function tellOrganizer(w: Writer, eventId: string, key: string): Promise<void> {
  const [event] = await asSystem(w.tx, w.ctx, () =>
    w.tx.select({ personId: events.organizerId, status: events.status }).from(events).where(eq(events.id, eventId)),
  )
  if (!event || !mayTakePlace(event.status) || event.personId === actingPersonId(w.ctx.actor)) return
  await notify(w, eventLeft, { eventId }, { key, personId: event.personId })
}

export const recordRequest = (w: Writer, event: AuditEventName, row: RequestRow, detail: Record<string, unknown>) =>
  w.record(event, {
    ...{ kind: 'request', id: row.id, personId: row.personId },
    ...{ agencyId: row.agencyId, detail: { requestKind: row.kind, ...detail } },
  })

export const tellRequester = (w: Writer, row: RequestRow, key: string) =>
  notify(w, requestMoved, { requestId: row.id }, { key, personId: row.hears })

/** The officer who looks after it while they may; else all of the kind who can answer it. */
export async function tellOfficers(w: Writer, row: RequestRow, key: string, notice = requestWaits): Promise<void> {
  const able = (await officersOf(w, row)).map(({ personId }) => personId)
  for (const personId of row.officerId && able.includes(row.officerId) ? [row.officerId] : able)
    await tellOfficer(w, row, personId, key, notice)
}

export const tellOfficer = (w: Writer, row: RequestRow, personId: string, key: string, notice = requestWaits) =>
  notify(w, notice, { requestId: row.id }, { key: `${key} ${personId}`, personId })

export const resultOf = (row: RequestRow): RequestResult => ({
  ...{ requestId: row.id, state: row.status, version: versionOfRow(row), eventId: row.eventId },
})
