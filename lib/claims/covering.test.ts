import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOwner, coordinatorOf, makeActing, makeAgency, owner } from '@/e2e/support/facts'
import { aPdf } from '@/e2e/support/pdfs'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, type HeldRole, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { verifyChain } from '@/lib/records/verification'
import { getClaim } from './claim'
import { draftClaim, submitClaim } from './commands'
import { coverEvidence } from './covering'
import { addEvidence, evidenceFile, getEvidence, piecesOfEvidence, removeEvidence } from './evidence'
import { approveClaim } from './review'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let minute = 0
const next = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minute) })
let [amara, dana, nextDoor]: Ctx[] = []
let agencyId: string
const idOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')

const someone = (name: string, agencyId: string, held: HeldRole[] = []) => makeActing(name, { agencyId }, held)

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  agencyId = await makeAgency('Marlow Bay Police Department')
  const other = await makeAgency('Harbor Light Victim Services')
  dana = await someone('Dana', agencyId, [coordinatorOf(agencyId)])
  nextDoor = await someone('Noor', other, [coordinatorOf(other)])
})
beforeEach(async () => {
  amara = await someone('Amara', agencyId)
})

let count = 0
/** Red above, green below: 320 by 160 dots. */
const halves = async () =>
  sharp({ create: { width: 320, height: 160, channels: 3, background: '#00ff00' } })
    .composite([{ input: { create: { width: 320, height: 80, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }])
    .withExif({ IFD0: { ImageDescription: `Photo ${++count}` } })
    .jpeg({ quality: 90 + (count % 10) })
    .toBuffer()

const above = { left: 0, top: 0, width: 1, height: 0.5 }

async function drafted(content?: Buffer | string, name = 'certificate.jpg') {
  const { claimId } = await draftClaim(next(amara as Ctx), {
    fields: {
      ...{ title: `Interviewing ${++count}`, provider: 'Bayview Institute', minutes: 180, mode: 'in-person' },
      ...{ startsOn: '2026-11-14', endsOn: '2026-11-14' },
    },
  })
  const came = content ?? (await halves())
  const { fileId } = await sent(amara as Ctx, evidenceFile, name, came)
  const { evidenceId } = await addEvidence(amara as Ctx, { claimId, fileId })
  return { claimId, evidenceId, fileId, came, digest: (await proofOf({ claimId })).digest }
}
type Drafted = Awaited<ReturnType<typeof drafted>>

const proofOf = async ({ claimId }: { claimId: string }) => {
  const [proof] = (await getClaim(amara as Ctx, { claimId })).proofs
  if (!proof) throw new Error('Nothing was shown.')
  return proof
}
const cover = (by: Ctx | undefined, { claimId, evidenceId, digest }: Drafted, given: object = {}) =>
  coverEvidence(next(by as Ctx), { claimId, evidenceId, digest, areas: [above], ...given })

async function dotsOf(of: { claimId: string; evidenceId: string }) {
  const file = await getEvidence(amara as Ctx, of)
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOfEvidence(amara as Ctx, file, { from: 0, to: file.size - 1 })) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  const { data, info } = await sharp(whole).raw().toBuffer({ resolveWithObject: true })
  return (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
}

async function submitted(made: Drafted) {
  const { version } = await getClaim(amara as Ctx, { claimId: made.claimId })
  return submitClaim(next(amara as Ctx), { claimId: made.claimId, madeFrom: version, attested: true })
}
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.fields?.[0]?.field ?? error.issues?.[0]?.path?.[0] ?? error.kind,
  )
const stored = async (digest: string) =>
  (await owner()`select 1 from file_contents where digest = ${Buffer.from(digest, 'hex')}`).length +
  (await owner()`select 1 from file_chunks where digest = ${Buffer.from(digest, 'hex')}`).length

describe('covering', () => {
  test('takes what lies under it out of the file, and the file as it was is kept nowhere', async () => {
    const made = await drafted()
    await cover(amara, made)
    const dots = await dotsOf(made)
    for (const [x, y] of [
      [0, 0],
      [160, 40],
      [317, 77],
    ] as const)
      expect(Math.max(...dots(x, y))).toBeLessThan(12)
    expect(dots(160, 120)[1]).toBeGreaterThan(230)
    expect(await stored(made.digest)).toBe(0)
    expect(await owner()`select 1 from files where id = ${made.fileId}`).toHaveLength(0)
    const proof = await proofOf(made)
    expect(proof).toMatchObject({ digest: made.digest, covered: { byName: 'Amara Example', why: null } })
    expect(await stored(proof.covered?.digest ?? '')).toBe(2)
  })

  test('goes to the end of the squares in which a photo keeps a trace of what was there', async () => {
    const made = await drafted()
    await cover(amara, made, { areas: [{ left: 0.5, top: 0.01, width: 0.01, height: 0.02 }] })
    const dots = await dotsOf(made)
    // From 160 to 163.2 and from 1.6 to 4.8 were marked. At its edge the color of what lies beside it shines in.
    expect(Math.max(...dots(172, 12))).toBeLessThan(12)
    expect(dots(150, 30)[0]).toBeGreaterThan(200)
    expect(dots(190, 30)[0]).toBeGreaterThan(200)
  })

  test('of several areas covers each, and later more of the same photo', async () => {
    const made = await drafted()
    await cover(amara, made, {
      areas: [
        { ...above, width: 0.2 },
        { left: 0.8, top: 0.5, width: 0.2, height: 0.5 },
      ],
    })
    const first = await proofOf(made)
    await cover(
      amara,
      { ...made, digest: first.covered?.digest ?? '' },
      { areas: [{ ...above, left: 0.5, width: 0.1 }] },
    )
    const dots = await dotsOf(made)
    for (const [x, y] of [
      [10, 10],
      [300, 150],
      [170, 10],
    ] as const)
      expect(Math.max(...dots(x, y))).toBeLessThan(12)
    expect(await stored(first.covered?.digest ?? '')).toBe(0)
  })

  test('or removing leaves nothing of what the file was called, which may name who was covered, and no trail has it', async () => {
    const called = 'Statement of Jane Roe'
    const made = await drafted(undefined, `${called}.jpg`)
    await submitted(made)
    expect(await proofOf(made)).toMatchObject({ name: `${called}.jpg` })
    await cover(dana, made, { reason: 'A victim is named.' })
    expect(await proofOf(made)).toMatchObject({ name: 'photo.jpg' })
    const left = () => owner()`select name from files where name like ${`${called}%`}`
    expect(await left()).toHaveLength(0)
    const other = await drafted(undefined, `${called} again.jpg`)
    await submitted(other)
    await removeEvidence(next(dana as Ctx), { ...other, reason: 'A victim is named.' })
    expect((await getClaim(dana as Ctx, other)).proofs).toMatchObject([{ name: 'photo.jpg' }])
    expect(await left()).toHaveLength(0)
    expect(await owner()`select 1 from audit_events where detail::text like ${`%${called}%`}`).toHaveLength(0)
  })

  test('pressed again after its answer was lost says whose covering is there', async () => {
    const made = await drafted()
    await cover(amara, made)
    await expect(cover(amara, made)).rejects.toThrow('You covered this proof already.')
    await submitted(made)
    await expect(cover(dana, made, { reason: 'A victim is named.' })).rejects.toThrow('Somebody covered')
  })

  test('is told to who reads the claim and in the trail, with why where it was sent', async () => {
    const made = await drafted()
    await submitted(made)
    expect(await refused(cover(dana, made))).toBe('reason')
    await cover(dana, made, { reason: 'A victim is named.' })
    expect((await getClaim(dana as Ctx, made)).proofs).toMatchObject([
      { digest: made.digest, covered: { byName: 'Dana Example', why: 'A victim is named.' } },
    ])
    const [told] = await owner()`select detail, actor_person_id as by, agency_id as agency from audit_events
      where event = 'evidence.covered' and subject_id = ${made.evidenceId}`
    expect(told).toMatchObject({
      ...{ by: idOf(dana as Ctx), agency: agencyId },
      detail: { claimId: made.claimId, before: made.digest, areas: 1, reason: 'A victim is named.' },
    })
    // It stays a file of who sent it: whoever covered it looks at it where that is noted.
    const [{ by } = { by: '' }] = await owner()<{ by: string }[]>`select uploaded_by as by from files f
      join claim_evidence e on e.file_id = f.id where e.id = ${made.evidenceId}`
    expect(by).toBe(idOf(amara as Ctx))
  })

  test('after the decision leaves the decision, the credit and its hash; before it the credit names what was seen', async () => {
    const evidenceOf = async ({ claimId }: Drafted) =>
      (
        await owner()`select c.evidence, encode(c.hash, 'hex') as hash from credits c join claims k on k.credit_id = c.id where k.id = ${claimId}`
      )[0]
    const [after, before] = [await drafted(), await drafted()]
    const approved = await submitted(after)
    await approveClaim(next(dana as Ctx), { claimId: after.claimId, madeFrom: approved.version, minutes: 180 })
    const credit = await evidenceOf(after)
    expect(credit).toMatchObject({ evidence: [after.digest] })
    await cover(dana, after, { reason: 'A victim is named.' })
    expect(await evidenceOf(after)).toEqual(credit)
    expect(await getClaim(amara as Ctx, after)).toMatchObject({
      state: 'approved',
      proofs: [{ digest: after.digest }],
    })

    await cover(amara, before)
    const { version } = await submitted(before)
    await approveClaim(next(dana as Ctx), { claimId: before.claimId, madeFrom: version, minutes: 180, apart: true })
    expect(await evidenceOf(before)).toMatchObject({ evidence: [(await proofOf(before)).covered?.digest] })
    expect(await verifyChain(systemCtx('test', now), idOf(amara as Ctx))).toMatchObject({ holds: true })
  })

  test('holds where the photo is sent again: it stays covered, and what came is kept nowhere', async () => {
    const made = await drafted()
    await cover(amara, made)
    const { fileId } = await sent(amara as Ctx, evidenceFile, 'certificate.jpg', made.came)
    expect(await addEvidence(amara as Ctx, { claimId: made.claimId, fileId })).toEqual({ evidenceId: made.evidenceId })
    expect(await stored(made.digest)).toBe(0)
    expect((await proofOf(made)).covered).not.toBeNull()
  })

  test('leaves nothing of the photo where it was sent under another name before', async () => {
    const made = await drafted()
    const { fileId } = await sent(amara as Ctx, evidenceFile, 'again.jpg', made.came)
    expect(await addEvidence(amara as Ctx, { claimId: made.claimId, fileId })).toEqual({ evidenceId: made.evidenceId })
    await cover(amara, made)
    expect(await stored(made.digest)).toBe(0)
  })

  test('ends where it is removed: added anew it is what came', async () => {
    const made = await drafted()
    await submitted(made)
    await cover(amara, made, { reason: 'It names a person.' })
    await removeEvidence(next(amara as Ctx), { ...made, reason: 'Too much of it was covered.' })
    await owner()`update claims set status = 'returned' where id = ${made.claimId}`
    const { fileId } = await sent(amara as Ctx, evidenceFile, 'certificate.jpg', made.came)
    await addEvidence(amara as Ctx, { claimId: made.claimId, fileId })
    expect(await proofOf(made)).toMatchObject({ covered: null, removed: null, digest: made.digest })
  })

  test('is refused for a PDF, without an area, beyond the photo, and by another version than is there', async () => {
    const made = await drafted()
    expect(await refused(cover(amara, made, { areas: [] }))).toBe('areas')
    expect(await refused(cover(amara, made, { areas: Array(21).fill(above) }))).toBe('areas')
    for (const area of [
      { ...above, left: 0.5 },
      { ...above, width: 0 },
      { ...above, left: -0.1 },
      { ...above, top: Number.NaN },
      { ...above, height: '1' },
    ])
      expect(await refused(cover(amara, made, { areas: [area] }))).toBe('areas')
    expect(await refused(cover(amara, { ...made, digest: 'nothing' }))).toBe('digest')
    await cover(amara, made)
    expect(await refused(cover(amara, made))).toBe('conflict')
    const pdf = await drafted(await aPdf(), 'certificate.pdf')
    expect(await refused(cover(amara, pdf))).toBe('areas')
  })

  test('is not for whoever does not see the claim, nor of what was removed', async () => {
    const made = await drafted()
    expect(await refused(cover(dana, made))).toBe('not-found')
    await submitted(made)
    expect(await refused(cover(nextDoor, made, { reason: 'It names somebody.' }))).toBe('not-found')
    await removeEvidence(next(amara as Ctx), { ...made, reason: 'It names somebody.' })
    expect(await refused(cover(amara, made, { reason: 'It names somebody.' }))).toBe('not-found')
    expect(await refused(cover(amara, { ...made, evidenceId: newId() }, { reason: 'It names somebody.' }))).toBe(
      'not-found',
    )
  })

  test('by two at once happens once: the other looks again', async () => {
    const made = await drafted()
    const [one, other] = [cover(amara, made), cover(amara, made, { areas: [{ ...above, height: 0.2 }] })]
    const [done, told] = (await Promise.all([refused(one), refused(other)])).sort().reverse()
    // Whoever finds the file gone before they have seen it is told that it is not there.
    expect([done, told].filter((each) => each === 'done')).toHaveLength(1)
    expect(['conflict', 'not-found']).toContain([done, told].find((each) => each !== 'done'))
  })
})
