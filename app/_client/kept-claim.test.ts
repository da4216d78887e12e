import { ORPCError } from '@orpc/client'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeAgency, makePerson, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { getClaim } from '@/lib/claims/claim'
import { changeClaim, draftClaim, submitClaim, withdrawClaim } from '@/lib/claims/commands'
import { claimDraft } from '@/lib/claims/fields'
import { listMyClaims } from '@/lib/claims/queries'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { problemOf } from '../api/_problem'
import { type Claims, claimMessage, type KeptClaim, keptFields, PHOTO_GONE, sendClaim } from './kept-claim'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
let amara: Ctx

/** The API as the browser calls it. `loses`: the nth answer is lost on its way back, after everything was done. */
function claimsOf(ctx: Ctx, loses?: number): Claims {
  let calls = 0
  const over =
    <I, O>(act: (ctx: Ctx, input: I) => Promise<O>) =>
    async (input: I): Promise<O> => {
      const answer = await act({ ...ctx, now: plusMinutes(now, ++minute) }, input).catch((error: unknown) => {
        throw new ORPCError('problem', { data: problemOf(error, '1') })
      })
      calls += 1
      if (calls === loses) throw new TypeError('Failed to fetch')
      return answer
    }
  return {
    getClaim: over(getClaim),
    draftClaim: over(draftClaim),
    changeClaim: over(changeClaim),
    submitClaim: over(submitClaim),
  } as unknown as Claims
}

beforeEach(async () => {
  await loadReference(systemCtx('test', now))
  const personId = await makePerson('Amara', 'Okafor')
  await serve(personId, await makeAgency('Marlow Bay'), { from: '2020-01-01' })
  amara = actingCtx(personId, [], now)
})

const fields = claimDraft.parse({
  ...{ title: 'Interviewing', provider: 'Bayview', startsOn: '2026-11-14', endsOn: '2026-11-14' },
  ...{ minutes: 180, mode: 'in-person' },
})
const keptNew = (): KeptClaim => ({ key: newId(), at: null, fields })
const mine = async () => (await listMyClaims(amara, {})).items.map(({ title, state }) => `${title} ${state}`)

describe('a claim that was kept without a connection', () => {
  test('is sent once, whichever answer is lost on the way', async () => {
    for (const lost of [1, 2]) {
      const kept = { ...keptNew(), fields: { ...fields, title: `Interviewing ${lost}` } }
      await expect(sendClaim(claimsOf(amara, lost), kept)).rejects.toThrow('Failed to fetch')
      await sendClaim(claimsOf(amara), kept)
      await sendClaim(claimsOf(amara), kept)
    }
    expect(await mine()).toEqual(['Interviewing 2 submitted', 'Interviewing 1 submitted'])
  })

  test('is the draft that the same form had saved before, whether or not it knew', async () => {
    const kept = keptNew()
    await draftClaim(amara, { key: kept.key, fields: { ...fields, minutes: 60 } })
    await sendClaim(claimsOf(amara), kept)
    expect(await mine()).toEqual(['Interviewing submitted'])
    expect((await listMyClaims(amara, {})).items[0]).toMatchObject({ minutes: 180 })
    const other = { ...fields, title: 'Radio' }
    const { claimId, version } = await draftClaim(amara, { fields: { ...other, minutes: 60 } })
    const { key, input } = claimMessage({ id: claimId, from: version }, newId(), other)
    expect([key, keptFields({ key, kind: 'claim', input }).title]).toEqual([`claim.${claimId}`, 'Radio'])
    for (const lost of [2, 3]) await sendClaim(claimsOf(amara, lost), input as KeptClaim).catch(() => {})
    await sendClaim(claimsOf(amara), input as KeptClaim)
    expect(await mine()).toEqual(['Radio submitted', 'Interviewing submitted'])
  })

  test('is sent once by two windows at once', async () => {
    const kept = keptNew()
    await Promise.all([sendClaim(claimsOf(amara), kept), sendClaim(claimsOf(amara), kept)])
    expect(await mine()).toEqual(['Interviewing submitted'])
  })

  test('is not sent again after its writer took it back, and stays a draft where no agency takes it', async () => {
    const kept = keptNew()
    await sendClaim(claimsOf(amara), kept)
    const [sent] = (await listMyClaims(amara, {})).items
    await withdrawClaim(
      { ...amara, now: plusMinutes(now, ++minute) },
      { claimId: sent?.claimId, madeFrom: sent?.version },
    )
    await sendClaim(claimsOf(amara), kept)
    const early = { ...fields, title: 'Long ago', startsOn: '2019-02-01', endsOn: '2019-02-01' }
    await expect(sendClaim(claimsOf(amara), { ...keptNew(), fields: early })).rejects.toBeInstanceOf(ORPCError)
    expect(await mine()).toEqual(['Long ago draft', 'Interviewing withdrawn'])
  })

  test('is sent when what proves it is there, and else stays a draft of what was written', async () => {
    const [kept, steps] = [keptNew(), [] as string[]]
    const prove = async (claimId: string) => {
      steps.push((await getClaim(amara, { claimId })).state)
      if (steps.length === 1) throw new TypeError('Failed to fetch')
      if (steps.length === 2)
        throw new ORPCError('problem', { data: { status: 400, requestId: '1', detail: 'Broken.' } })
    }
    await expect(sendClaim(claimsOf(amara), kept, prove)).rejects.toThrow('Failed to fetch')
    await expect(sendClaim(claimsOf(amara), kept, prove)).rejects.toBeInstanceOf(ORPCError)
    expect(await mine()).toEqual(['Interviewing draft'])
    await sendClaim(claimsOf(amara), kept, prove)
    await sendClaim(claimsOf(amara), kept, prove)
    expect(steps).toEqual(['draft', 'draft', 'draft'])
    expect(await mine()).toEqual(['Interviewing submitted'])
  })

  test('is no failure where another window sent it, and took its photo away, in between', async () => {
    const kept = keptNew()
    const late = async () => {
      await sendClaim(claimsOf(amara), kept)
      throw new ORPCError('problem', { data: { status: 410, requestId: '', detail: PHOTO_GONE } })
    }
    await sendClaim(claimsOf(amara), kept, late)
    expect(await mine()).toEqual(['Interviewing submitted'])
  })

  test('goes to nobody under another name: who is not signed in sends nothing', async () => {
    const stranger = actingCtx(await makePerson('Marcus', 'Bell'), [], now)
    const kept = keptNew()
    await sendClaim(claimsOf(amara), kept)
    const { claimId, version } = (await listMyClaims(amara, {})).items[0] ?? { claimId: '', version: '' }
    const theirs = { key: newId(), at: { claimId, madeFrom: version }, fields }
    await expect(sendClaim(claimsOf(stranger), theirs)).rejects.toBeInstanceOf(ORPCError)
  })
})
