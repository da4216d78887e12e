import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOwner, coordinatorOf, makeActing, makeAgency, owner } from '@/e2e/support/facts'
import { lyingHeic } from '@/e2e/support/heics'
import { aPdf, aPdfOf } from '@/e2e/support/pdfs'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, type HeldRole, systemCtx } from '@/lib/platform/context'
import { listMyCredits } from '@/lib/records/queries'
import { verifyChain } from '@/lib/records/verification'
import { listMyViews } from '@/lib/reporting/views'
import { getClaim } from './claim'
import { draftClaim, submitClaim } from './commands'
import { addEvidence, evidenceFile, getEvidence, getEvidencePage, piecesOfEvidence, removeEvidence } from './evidence'
import { approveClaim } from './review'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
let agencyId: string
let [amara, dana, nextDoor]: Ctx[] = []
const idOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')

const someone = (name: string, agencyId: string, held: HeldRole[] = []) => makeActing(name, { agencyId }, held)

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  agencyId = await makeAgency('Marlow Bay Police Department')
  const other = await makeAgency('Harbor Light Victim Services')
  amara = await someone('Amara', agencyId)
  dana = await someone('Dana', agencyId, [coordinatorOf(agencyId)])
  nextDoor = await someone('Noor', other, [coordinatorOf(other)])
})

let count = 0
const fields = () => ({
  ...{ title: `Interviewing ${++count}`, provider: 'Bayview Language Institute', minutes: 180, mode: 'in-person' },
  ...{ startsOn: '2026-11-14', endsOn: '2026-11-14' },
})
const drafted = () => draftClaim(amara as Ctx, { fields: fields() })

/** A photo that lies on its side and says where and by which camera it was taken. */
const photo = async () =>
  sharp({ create: { width: 60 + ++count, height: 40, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Make: 'Phone of Amara', Orientation: '6' }, IFD3: { GPSLatitude: '38/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

async function shown(claimId: string, name: string, content: Buffer | string) {
  const { fileId } = await sent(amara as Ctx, evidenceFile, name, content)
  return addEvidence(amara as Ctx, { claimId, fileId })
}
async function bytesOf(ctx: Ctx, of: { claimId: string; evidenceId: string }): Promise<Buffer> {
  const file = await getEvidence(ctx, of)
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOfEvidence(ctx, file, { from: 0, to: file.size - 1 })) pieces.push(piece)
  return Buffer.concat(pieces)
}
const looks = async (evidenceId: string) =>
  (
    await owner()<{ by: string }[]>`select actor_person_id as by from audit_events where event = 'evidence.viewed'
      and subject_id = ${evidenceId} order by recorded_at, id`
  ).map(({ by }) => by)

const READ = /^This picture cannot be read/

/** As PNG has it (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}

/** In one color: some kilobytes that unpack to all the dots there are. */
function blankPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const [said, size, sum] = [Buffer.concat([Buffer.from(type), data]), Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(checksum(said))
    return Buffer.concat([size, said, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 })
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts])
}

describe('what is shown', () => {
  test('as a photo is kept upright and without place and camera, and the photo as it came is kept nowhere', async () => {
    const { claimId } = await drafted()
    const came = await photo()
    expect((await sharp(came).metadata()).exif?.toString('latin1')).toMatch(/Phone of Amara/)
    const { evidenceId } = await shown(claimId, 'IMG_0001.JPEG', came)
    const kept = await bytesOf(amara as Ctx, { claimId, evidenceId })
    const { format, exif, orientation, width = 0, height = 0 } = await sharp(kept).metadata()
    expect({ format, exif, orientation, upright: height > width }).toEqual({
      ...{ format: 'jpeg', exif: undefined, orientation: undefined, upright: true },
    })
    expect(kept.toString('latin1')).not.toMatch(/Phone of Amara|Exif/)
    expect((await getClaim(amara as Ctx, { claimId })).proofs).toMatchObject([
      { name: 'IMG_0001.jpg', isPicture: true },
    ])
    const stored = await owner()<{ bytes: Buffer }[]>`select bytes from file_chunks`
    expect(stored.some(({ bytes }) => bytes.includes('Phone of Amara'))).toBe(false)
  })

  test.each([
    [
      'PNG',
      async () =>
        sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
          .png()
          .toBuffer(),
    ],
    [
      'WebP',
      async () =>
        sharp({ create: { width: 20, height: 20, channels: 3, background: '#123' } })
          .webp()
          .toBuffer(),
    ],
    ['HEIC', async () => lyingHeic],
  ])('as %s becomes a picture of one format', async (_, made) => {
    const { claimId } = await drafted()
    const { evidenceId } = await shown(claimId, 'proof', await made())
    expect((await sharp(await bytesOf(amara as Ctx, { claimId, evidenceId })).metadata()).format).toBe('jpeg')
  })

  test('as a PDF is kept byte for byte', async () => {
    const { claimId } = await drafted()
    const pdf = await aPdf()
    const { evidenceId } = await shown(claimId, 'certificate.pdf', pdf)
    expect((await bytesOf(amara as Ctx, { claimId, evidenceId })).equals(pdf)).toBe(true)
  })

  test('is refused where it cannot be read, with what to do', async () => {
    const refused = (content: Buffer) =>
      sent(amara as Ctx, evidenceFile, 'x.jpg', content).catch(
        (error: { fields: { field: string; message: string }[] }) => error.fields[0],
      )
    expect(await refused(Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]))).toEqual({
      ...{ field: 'file', message: expect.stringMatching(/^This picture cannot be read/) },
    })
    expect(await refused(Buffer.from('GIF89a and more'))).toMatchObject({ field: 'file' })
  })

  const green = () => sharp({ create: { width: 80, height: 60, channels: 3, background: '#0a0' } })
  const script = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  )
  test.each([
    ['a drawing with a script', async () => script],
    [
      'the same behind the first bytes of a photo',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), script]),
    ],
    ['a page with a PDF behind it', async () => Buffer.concat([Buffer.from('<html>\n'), await aPdf()])],
    ['half of a photo', async () => (await photo()).subarray(0, 500)],
    ['a picture that moves', () => green().gif().toBuffer()],
    ['a picture of another format', () => green().tiff().toBuffer()],
    ['a small file of more dots than any camera takes', async () => blankPng(9_000)],
  ])('called x.jpg is refused where it is %s', async (_, made) => {
    const refused = sent(amara as Ctx, evidenceFile, 'x.jpg', await made())
    await expect(refused).rejects.toMatchObject({ fields: [{ field: 'file', message: expect.stringMatching(READ) }] })
  })

  test('as a photo with a page behind it is kept without that page', async () => {
    const { claimId } = await drafted()
    const { evidenceId } = await shown(claimId, 'x.jpg', Buffer.concat([await photo(), script]))
    expect((await bytesOf(amara as Ctx, { claimId, evidenceId })).includes('<script>')).toBe(false)
  })

  test('as a PDF is refused where it does not open, with what to do', async () => {
    const refused = async (content: Buffer) =>
      sent(amara as Ctx, evidenceFile, 'x.pdf', content).catch(
        (error: { fields: { field: string; message: string }[] }) => error.fields[0],
      )
    const whole = await aPdf('Certificate of completion. '.repeat(200))
    const cannotBeOpened = { field: 'file', message: expect.stringMatching(/^This PDF cannot be opened/) }
    for (const part of [0.1, 0.5, 0.9, 0.99])
      expect(await refused(whole.subarray(0, whole.length * part)), `${part} of it`).toEqual(cannotBeOpened)
    // An engine finds its pages all the same; what else is missing nobody knows.
    expect(await refused(whole.subarray(0, whole.lastIndexOf('startxref')))).toEqual(cannotBeOpened)
    expect(await refused(Buffer.from('%PDF-1.4\n% Nothing in it.\n%%EOF\n'))).toEqual(cannotBeOpened)
    expect(await refused(Buffer.from(whole).fill('x', 40, whole.length - 40))).toEqual(cannotBeOpened)
    expect(await refused(await aPdf('Locked', { userPassword: 'secret' }))).toEqual({
      ...{ field: 'file', message: expect.stringMatching(/^This PDF opens only with a password/) },
    })
    const onlyToRead = await aPdf('Not to be changed', { ownerPassword: 'secret', permissions: {} })
    expect(await refused(onlyToRead)).toHaveProperty('fileId')
  })

  // Packing and unpacking takes a while where others work as well.
  test('as a PDF that unpacks to more than any memory is refused, and the next one is taken', {
    timeout: 60_000,
  }, async () => {
    const zeros = deflateSync(Buffer.alloc(600 * 1024 * 1024), { level: 1 })
    const catalog = '%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'
    const table = `5 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length ${zeros.length}>>\nstream\n`
    const end = `\nendstream\nendobj\nstartxref\n${catalog.length}\n%%EOF\n`
    const hostile = Buffer.concat([Buffer.from(catalog + table), zeros, Buffer.from(end)])
    await expect(sent(amara as Ctx, evidenceFile, 'x.pdf', hostile)).rejects.toMatchObject({
      fields: [{ message: expect.stringMatching(/^This PDF cannot be opened/) }],
    })
    expect(await sent(amara as Ctx, evidenceFile, 'x.pdf', await aPdf())).toHaveProperty('fileId')
  })

  test('is at most five files, and the same one once', async () => {
    const { claimId } = await drafted()
    const first = await shown(claimId, 'a.pdf', await aPdf())
    const again = await aPdf()
    expect(await shown(claimId, 'b.pdf', again)).toEqual(await shown(claimId, 'b.pdf', again))
    for (const each of [3, 4, 5]) await shown(claimId, `${each}.pdf`, await aPdf())
    await expect(shown(claimId, 'f.pdf', await aPdf())).rejects.toMatchObject({ fields: [{ field: 'file' }] })
    await removeEvidence(amara as Ctx, { claimId, ...first })
    await shown(claimId, 'f.pdf', await aPdf())
  })

  test('of somebody else’s file is nobody’s to show', async () => {
    const { claimId } = await drafted()
    const { fileId } = await sent(dana as Ctx, evidenceFile, 'theirs.pdf', await aPdf())
    await expect(addEvidence(amara as Ctx, { claimId, fileId })).rejects.toMatchObject({ fields: [{ field: 'file' }] })
  })

  test('is seen by its owner and by whoever decides, each look noted, and by nobody else', async () => {
    const { claimId, version } = await drafted()
    const of = { claimId, ...(await shown(claimId, 'a.pdf', await aPdf())) }
    await expect(getEvidence(dana as Ctx, of)).rejects.toMatchObject({ kind: 'not-found' })
    await submitClaim(amara as Ctx, { claimId, madeFrom: version, attested: true })
    await getEvidence(amara as Ctx, of)
    await getEvidence(dana as Ctx, of)
    await getEvidence(dana as Ctx, of)
    await expect(getEvidence(nextDoor as Ctx, of)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await looks(of.evidenceId)).toEqual([idOf(amara as Ctx), idOf(dana as Ctx), idOf(dana as Ctx)])
    expect((await listMyViews(amara as Ctx)).items).toMatchObject([
      { by: 'Dana Example', agencyName: 'Marlow Bay Police Department', what: 'opened' },
    ])
  })

  test('as a PDF is looked at page by page by the same people, each page noted, and one look for its owner', async () => {
    const { claimId, version } = await drafted()
    const of = { claimId, ...(await shown(claimId, 'two.pdf', await aPdfOf(['#ff0000', '#00ff00']))) }
    expect((await getClaim(amara as Ctx, { claimId })).proofs).toMatchObject([{ isPicture: false, pages: 2 }])
    await expect(getEvidencePage(dana as Ctx, { ...of, page: 1 })).rejects.toMatchObject({ kind: 'not-found' })
    await submitClaim(amara as Ctx, { claimId, madeFrom: version, attested: true })
    const later = { ...(dana as Ctx), now: new Date(now.getTime() + 3_600_000) }
    const soonAfter = { ...later, now: new Date(later.now.getTime() + 60_000) }
    const first = await getEvidencePage(later, { ...of, page: '1' })
    expect(first.name).toBe('two-1.webp')
    expect((await sharp(first.bytes).metadata()).format).toBe('webp')
    await getEvidencePage(soonAfter, { ...of, page: 2 })
    for (const page of [0, 1.5, 41, 'x']) await expect(getEvidencePage(later, { ...of, page })).rejects.toThrow()
    await expect(getEvidencePage(later, { ...of, page: 3 })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getEvidencePage(nextDoor as Ctx, { ...of, page: 1 })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await looks(of.evidenceId)).toEqual([idOf(dana as Ctx), idOf(dana as Ctx)])
    // An hour before.
    await getEvidence(dana as Ctx, of)
    const { items } = await listMyViews(amara as Ctx)
    expect(items.filter(({ at }) => at >= later.now.toISOString())).toHaveLength(1)
    // However many pages were turned, the look before stays in sight.
    await owner()`insert into audit_events (id, recorded_at, request_id, event, actor_kind, actor_person_id, person_id, agency_id, subject_kind, subject_id, detail)
      select gen_random_uuid(), recorded_at + n * interval '1 second', request_id, event, actor_kind, actor_person_id, person_id, agency_id, subject_kind,
        subject_id, detail from audit_events, generate_series(1, 300) n where subject_id = ${of.evidenceId}
        and event = 'evidence.viewed' and recorded_at = ${later.now.toISOString()}`
    const turned = (await listMyViews(amara as Ctx)).items
    expect(turned).toHaveLength(items.length)
    expect(turned.slice(1)).toEqual(items.slice(1))
    expect(items.length).toBeGreaterThan(1)

    await removeEvidence(amara as Ctx, { ...of, reason: 'It names a victim.' })
    await expect(getEvidencePage(later, { ...of, page: 1 })).rejects.toMatchObject({ kind: 'not-found' })
    const [left] = await owner()`select count(*)::int as count from file_pages`
    expect(left?.count).toBe(0)
  })

  test('as a photo has no pages', async () => {
    const { claimId } = await drafted()
    const of = { claimId, ...(await shown(claimId, 'x.jpg', await photo())) }
    await expect(getEvidencePage(amara as Ctx, { ...of, page: 1 })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('can be removed for good, without touching the decision, the credit or its hash', async () => {
    const { claimId, version } = await drafted()
    const content = Buffer.concat([await aPdf(), Buffer.from('\n% names a victim\n')])
    const of = { claimId, ...(await shown(claimId, 'a.pdf', content)) }
    const sentOne = await submitClaim(amara as Ctx, { claimId, madeFrom: version, attested: true })
    await approveClaim(dana as Ctx, { claimId, madeFrom: sentOne.version, minutes: 180 })
    const credit = async () =>
      (await owner()`select evidence, encode(hash, 'hex') as hash from credits where source_id = ${claimId}`)[0]
    const before = await credit()
    expect(before?.evidence).toEqual([(await getClaim(dana as Ctx, { claimId })).proofs[0]?.digest])
    await expect(removeEvidence(nextDoor as Ctx, { ...of, reason: 'Not mine to say.' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(removeEvidence(dana as Ctx, of)).rejects.toMatchObject({ fields: [{ field: 'reason' }] })
    await removeEvidence(dana as Ctx, { ...of, reason: 'It names a victim.' })
    await removeEvidence(dana as Ctx, { ...of, reason: 'It names a victim.' })
    await expect(getEvidence(amara as Ctx, of)).rejects.toMatchObject({ kind: 'not-found' })
    const left = await owner()<{ bytes: Buffer }[]>`select bytes from file_chunks`
    expect(left.some(({ bytes }) => bytes.includes('names a victim'))).toBe(false)
    const claim = await getClaim(amara as Ctx, { claimId })
    expect(claim).toMatchObject({
      state: 'approved',
      proofs: [{ removed: { byName: 'Dana Example', why: 'It names a victim.' } }],
    })
    expect(await credit()).toEqual(before)
    expect((await listMyCredits(amara as Ctx)).items[0]).toMatchObject({ creditMinutes: 180, accepted: { shown: 1 } })
    expect((await verifyChain(amara as Ctx, idOf(amara as Ctx))).holds).toBe(true)
  })

  test('for two claims of one owner goes with the last of them', async () => {
    const [one, two] = [await drafted(), await drafted()]
    const content = await aPdf()
    const first = { claimId: one.claimId, ...(await shown(one.claimId, 'a.pdf', content)) }
    const second = { claimId: two.claimId, ...(await shown(two.claimId, 'a.pdf', content)) }
    await removeEvidence(amara as Ctx, first)
    expect((await bytesOf(amara as Ctx, second)).equals(content)).toBe(true)
    await removeEvidence(amara as Ctx, second)
    expect(await owner()`select 1 from files where name = 'a.pdf' and digest = sha256(${content})`).toEqual([])
  })
})
