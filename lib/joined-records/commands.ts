/** Two records of one person: joining them, and parting them again. */
import { and, eq } from 'drizzle-orm'
import { refuseWhileHeld } from '@/lib/agencies/held-addresses'
import { confirmAddress, tooOld } from '@/lib/agencies/own-addresses'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { findAddressCode, isRightCode, spendCode, tellAddresses } from '@/lib/identity/addresses'
import { endAll } from '@/lib/identity/ending'
import { endJoin, finalAt } from '@/lib/identity/joined-records'
import type { Pair } from '@/lib/identity/moved'
import { addressesOfBoth } from '@/lib/identity/moved-logins'
import { recentOwnerOf } from '@/lib/identity/own-addresses'
import { browserOwnerOf } from '@/lib/identity/policy'
import { joinedRecords } from '@/lib/identity/tables'
import { triesLeft } from '@/lib/identity/tries-left'
import { actingPersonId, type Ctx, systemCtx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { invalid, notFound, notNow } from '@/lib/platform/errors'
import { limitTries } from '@/lib/platform/rate-limit'
import { joinMyRecordsInput, partRecordsInput } from './inputs'
import { joinIn, signsInWith, tellAgencies, touchBoth, wasJoined } from './joining'
import { lockBoth, moveAllBack } from './moving'
import { can } from './policy'
import { describeRecords } from './queries'

/**
 * Adds an address by its code. Where it signs in to another record, nothing is added: who proved both is told what each
 * holds, and may join them with the same code.
 */
export async function confirmOrOffer(ctx: Ctx, input: unknown) {
  const { asked, other } = await confirmAddress(ctx, input)
  return {
    asked,
    records: other ? await describeRecords(ctx, { personId: other, lastingId: browserOwnerOf(ctx.actor) }) : null,
  }
}

type Outcome = { refused: string } | { joined: true }

/**
 * Joins the record that signs in with the address to one's own, which goes on. The code that was sent to the address proves
 * it; every address of both is told. Sent again it changes nothing more.
 * @throws invalid (field `code`); not-now after an older sign-in, where the other record is made of two already, both serve in
 * one agency, or while an administrator's join to one's own can be parted again; too-many
 */
export async function joinMyRecords(ctx: Ctx, input: unknown): Promise<void> {
  const owner = browserOwnerOf(ctx.actor)
  const { email, code } = joinMyRecordsInput.parse(input)
  await limitTries({ ...systemCtx('addresses', ctx.now), requestId: ctx.requestId }, `address-typed:${owner}`, 25, 15)
  const outcome = await writeIfNeeded(ctx, async (w): Promise<Outcome> => {
    const lastingId = await recentOwnerOf(ctx, w.tx)
    return asSystem(w.tx, ctx, async () => {
      const personId = await signsInWith(w, email)
      if (personId === lastingId && (await wasJoined(w, lastingId))) return { joined: true }
      if (!personId || personId === lastingId) return { refused: tooOld }
      await lockBoth(w, { personId, lastingId })
      if ((await signsInWith(w, email)) === lastingId && (await wasJoined(w, lastingId))) return { joined: true }
      // It would stay when the administrator's is parted, and let in whoever was let in by that.
      await refuseWhileHeld(w, lastingId)
      const sent = await findAddressCode(w, lastingId, email)
      if (!sent || (await signsInWith(w, email)) !== personId) return { refused: tooOld }
      if (!(await isRightCode(w, sent, code))) return { refused: triesLeft(sent.tries + 1, ctx.locale) }
      await spendCode(w, sent)
      await joinIn(w, { personId, lastingId })
      return { joined: true }
    })
  })
  if ('refused' in outcome) throw invalid('code', outcome.refused)
}

/**
 * Parts two joined records again, for the person or an administrator, within 30 days: addresses, service and duties go where
 * they were, and what was earned since stays with the record that went on. Everybody who is signed in as either is signed
 * out, and every address of both is told. Sent again it changes nothing more.
 * @throws not-found; invalid (field `reason`) without one from an administrator;
 * not-now after 30 days or an older sign-in, or when a record would be left without an address
 */
export async function partRecords(ctx: Ctx, input: unknown): Promise<void> {
  const owner = browserOwnerOf(ctx.actor)
  const { joinId, reason } = partRecordsInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    await asSystem(w.tx, ctx, async () => {
      const [join] = await w.tx
        .select()
        .from(joinedRecords)
        .where(
          and(eq(joinedRecords.id, joinId), can.partOthers(ctx.actor) ? undefined : eq(joinedRecords.lastingId, owner)),
        )
        .for('update')
      if (!join) throw notFound('These records')
      if (join.lastingId !== owner && !reason) throw invalid('reason', 'Say why it is taken back.')
      await recentOwnerOf(ctx, w.tx)
      if (join.endedAt) return
      if (finalAt(join.joinedAt) <= ctx.now || !join.moved)
        throw notNow('More than 30 days have passed since these records were joined, so they stay one.')
      await partIn(w, { ...join, moved: join.moved }, reason ?? null)
    })
  })
}

/** What others do to a record is told to the agencies that look after it; what people do with their own is theirs. */
const isBetween = ({ personId, lastingId }: Pair, who: string | null) => who === personId || who === lastingId

type Join = typeof joinedRecords.$inferSelect & { moved: NonNullable<(typeof joinedRecords.$inferSelect)['moved']> }

async function partIn(w: Writer, join: Join, reason: string | null): Promise<void> {
  const { id, personId, lastingId, joinedAt, askedBy, moved } = join
  const pair = { personId, lastingId }
  await lockBoth(w, pair)
  const before = await addressesOfBoth(w, pair)
  await moveAllBack(w, pair, moved, joinedAt)
  await endJoin(w, id, reason)
  const ended = await endAll(w, lastingId)
  touchBoth(w, pair)
  const to = [...new Set([...before, ...(await addressesOfBoth(w, pair))])]
  await tellAddresses(w, { key: id, to, what: 'parted' })
  if (!isBetween(pair, askedBy) || !isBetween(pair, actingPersonId(w.ctx.actor)))
    await tellAgencies(w, 'record.parted', { joinId: id, people: [personId, lastingId] })
  w.record('record.parted', {
    ...{ kind: 'joined-records', id, personId: lastingId },
    detail: {
      record: personId,
      ...(reason ? { reason } : {}),
      sessions: ended.sessions.length,
      tokens: ended.tokens.length,
    },
  })
}
