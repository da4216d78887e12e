/** Writing to people of an agency about what they have to do. */
import { and, count, eq, gt, ne, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import type { Writer } from '@/lib/audit/write'
import { notices } from '@/lib/notices/tables'
import { anyId } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { plusDays } from '@/lib/platform/time'
import { writeMessageInput } from './inputs'
import { agencyAt, writtenByHand } from './mails'
import { oneAtATime, type Planned } from './open'
import { mayWrite } from './policy'
import { type LeftOut, whyLeftOut } from './rules'
import { openFor } from './suggested'

/** As many letters an agency writes on a day. */
const MOST_A_DAY = 500
const HOUR_IN_SECONDS = 3600

type Written = { sent: number; leftOut: { personId: string; why: LeftOut }[] }

/**
 * A letter to each of these people about what is due within ninety days or overdue, with words of one's own, and with trainings that
 * are suggested for one requirement, however far ahead it is due. Whoever has nothing open,
 * confirmed no address, is on leave or was written to that day is left out, and named.
 * @throws forbidden; not-found (also for somebody who does not serve there); too-many above 500 a day; conflict for a key used before
 */
export async function writeMessage(ctx: Ctx, input: unknown): Promise<Written> {
  const { key, ...terms } = writeMessageInput.parse(input)
  const { agencyId, note, suggested } = terms
  mayWrite(ctx.actor, agencyId)
  const agency = await agencyAt(ctx, agencyId)
  if (!agency) throw notFound('This agency')
  const personIds = [...new Set(terms.personIds)]
  return writeOnce(ctx, 'message.written', { key, terms }, (w) =>
    // What was sent before is the system's to read; that the actor may write here is known by now.
    asSystem(w.tx, ctx, async () => {
      await oneAtATime(w.tx, agencyId)
      await refuseStrangers(w, { agencyId, personIds, today: agency.today })
      const asked = { agencyId, today: agency.today, now: ctx.now, of: personIds }
      const found = await openFor(w.tx, asked, suggested?.requirementId)
      const open = new Map(found.map((each) => [each.personId, each]))
      const goOut = personIds.filter((personId) => whyNot(open.get(personId)) === null)
      await refuseTooMany(w, agencyId, goOut.length)
      const messageId = newId()
      for (const personId of goOut)
        await notify(
          w,
          writtenByHand,
          { agencyId, personId, by: actingPersonId(ctx.actor) ?? '', note, ...(suggested && { suggested }) },
          { key: `${agencyId} ${messageId} ${personId}`, personId },
        )
      w.record('message.written', {
        ...{ kind: 'message', id: messageId, agencyId },
        detail: { to: goOut, leftOut: personIds.length - goOut.length },
      })
      const leftOut = personIds.flatMap((personId) => {
        const why = whyNot(open.get(personId))
        return why === null ? [] : [{ personId, why }]
      })
      return { sent: goOut.length, leftOut }
    }),
  )
}

const whyNot = (person: Planned | undefined): LeftOut | null => (person ? whyLeftOut(person) : 'nothing-open')

type Asked = { agencyId: string; personIds: readonly string[]; today: string }

async function refuseStrangers(w: Writer, { agencyId, personIds, today }: Asked): Promise<void> {
  const rows = await w.tx.execute<{ id: string }>(sql`
    select distinct lasting_record(a.person_id) as id from affiliations a
    where a.agency_id = ${agencyId}::uuid and a.valid_from <= ${today}::date
      and (a.valid_to is null or a.valid_to > ${today}::date) and lasting_record(a.person_id) = ${anyId(personIds)}`)
  const serving = new Set(rows.map(({ id }) => id))
  if (!personIds.every((id) => serving.has(id))) throw notFound('This person')
}

async function refuseTooMany(w: Writer, agencyId: string, more: number): Promise<void> {
  const [today] = await w.tx
    .select({ count: count() })
    .from(notices)
    .where(
      and(
        eq(notices.kind, writtenByHand.name),
        ne(notices.state, 'moot'),
        sql`starts_with(${notices.key}, ${agencyId})`,
        gt(notices.madeAt, plusDays(w.ctx.now, -1)),
      ),
    )
  if ((today?.count ?? 0) + more > MOST_A_DAY)
    throw tooMany(
      `An agency writes to ${MOST_A_DAY} people a day at most. Write to fewer, or tomorrow.`,
      HOUR_IN_SECONDS,
    )
}
