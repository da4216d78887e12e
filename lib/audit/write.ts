/**
 * The door through which everything is written: one transaction, in which what follows from the change is derived and the
 * audit event is recorded, or nothing is.
 */
import { getTableColumns, sql } from 'drizzle-orm'
import { insertRows } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, named, type Tx, writable } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { Turn } from '@/lib/platform/openings'
import { type Derived, deriveAll, registeredDerivations, type Touch, touches } from './derivations'
import type { AuditEventName } from './events'
import { auditEvents } from './tables'

type Detail = Record<string, unknown>

/**
 * What the event is about. `detail` holds what changed in words of the field; never secrets, answers or notes. Where it
 * tells what followed, it is asked for once that is known.
 */
export type Subject = {
  kind: string
  id: string
  personId?: string | null
  agencyId?: string | null
  detail?: Detail | ((derived: Derived) => Detail)
  /** The system's own step after what the actor did, of which the actor must not read. */
  byJob?: string
}

/** The writable handle of one transaction: the database, the trail of what is done through it, and whose facts it wrote. */
export type Writer = {
  tx: Tx
  ctx: Ctx
  record(event: AuditEventName, subject: Subject): void
  /** Said right where a fact is written: what is derived from it follows once, before the transaction commits. */
  touch(what: Touch): void
}

/**
 * Runs a change in one transaction as the actor of the context. The change says what it did by `record`, at least
 * once with the named event; a change that turns out to be none may record nothing only through `writeQuietly`.
 */
export async function write<T>(ctx: Ctx, event: AuditEventName, change: (w: Writer) => Promise<T>): Promise<T> {
  return transact(ctx, change, (recorded) => {
    if (!recorded.some((each) => each.event === event)) throw new Error(`The change did not record ${event}.`)
  })
}

/** For changes that may find nothing to do (the same message a second time): what is done is recorded, nothing is not. */
export async function writeIfNeeded<T>(ctx: Ctx, change: (w: Writer) => Promise<T>, turn?: Turn): Promise<T> {
  return transact(ctx, change, () => {}, turn)
}

/** A roster of 10,000 people records more than one statement of the query builder can hold. */
const A_FEW = 50

type Recorded = Subject & { event: AuditEventName }
type Told = Omit<Recorded, 'detail'> & { detail: Detail }

export const READ_ONLY_TOKEN = 'This token may read only. Make one that may write under Tokens.'

async function transact<T>(
  ctx: Ctx,
  change: (w: Writer) => Promise<T>,
  check: (recorded: Recorded[]) => void,
  turn?: Turn,
): Promise<T> {
  if (ctx.actor.kind === 'person' && ctx.actor.via.kind === 'token' && !ctx.actor.via.mayWrite) {
    throw forbidden(READ_ONLY_TOKEN)
  }
  registeredDerivations()
  const changing = async (tx: Tx) => {
    const recorded: Recorded[] = []
    const { touched, touch } = touches()
    const record: Writer['record'] = (event, subject) => void recorded.push({ event, ...subject })
    const result = await change({ tx, ctx, record, touch })
    check(recorded)
    const derived = await deriveAll({ tx, ctx }, touched)
    await tell(
      { tx, ctx },
      recorded.map((each) => told(each, derived)),
    )
    return result
  }
  return writable(ctx, changing, turn)
}

const told = ({ detail = {}, ...rest }: Recorded, derived: Derived): Told => ({
  ...rest,
  detail: typeof detail === 'function' ? detail(derived) : detail,
})

async function tell({ tx, ctx }: Pick<Writer, 'tx' | 'ctx'>, recorded: readonly Told[]): Promise<void> {
  const byJob = recorded.filter((each) => each.byJob)
  await store(
    tx,
    recorded.flatMap((each) => (each.byJob ? [] : row(ctx, each))),
  )
  // In the trail nobody writes in another's name; the system's own step is the system's to write.
  if (byJob.length > 0)
    await asSystem(tx, ctx, () =>
      store(
        tx,
        byJob.map((each) => row(ctx, each)),
      ),
    )
}

type Row = typeof auditEvents.$inferInsert

const oneRow = named('audit-record', (db) => {
  const columns = Object.keys(getTableColumns(auditEvents))
  const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as unknown as Row
  return db.insert(auditEvents).values(values)
})

async function store(tx: Tx, rows: readonly Row[]): Promise<void> {
  // The end of the transaction follows it, and is no commit if it fails.
  if (rows.length === 1 && rows[0]) return void oneRow.on(tx, rows[0]).catch(() => {})
  if (rows.length > A_FEW) await insertRows(tx, auditEvents, rows)
  else if (rows.length > 0) await tx.insert(auditEvents).values([...rows])
}

function row({ actor, now, requestId }: Ctx, subject: Told): Row {
  const token = actor.kind === 'person' && actor.via.kind === 'token' ? actor.via.tokenId : null
  return {
    id: newId(),
    recordedAt: now,
    event: subject.event,
    ...(subject.byJob
      ? { actorKind: 'system' as const, actorPersonId: null, actorLabel: subject.byJob }
      : {
          actorKind: token ? ('token' as const) : actor.kind,
          actorPersonId: actor.kind === 'person' ? actor.personId : null,
          actorLabel: actor.kind === 'system' ? actor.job : token,
        }),
    requestId,
    agencyId: subject.agencyId ?? null,
    personId: subject.personId ?? null,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail: subject.detail,
  }
}
