import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { nested, onePage, pdfOf, tiled } from '@/e2e/support/hostile-pdfs'
import { aPdf, aPdfOf } from '@/e2e/support/pdfs'
import { received } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '../context'
import { writable } from '../database'
import { plusDays } from '../time'
import type { Received } from './kinds'
import { pageOf, pagesOf, sweepPages } from './pdf-pages'
import { openablePdf } from './pdfs'
import { removeFile, type StoredFile, storeFile } from './store'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)

async function stored(bytes: Buffer): Promise<StoredFile> {
  const file = received('x.pdf', bytes)
  const { fileId } = await writable(system, (tx) =>
    storeFile(tx, file, { use: 'claim', name: file.name, by: null, now }),
  )
  return { fileId, use: 'claim', name: file.name, size: file.size, digest: file.digest }
}

/** Looks at a page as somebody does, and keeps it. */
async function seen(file: StoredFile, page = 1): Promise<Uint8Array> {
  const looker = await actingCtx(await makePerson('Lou', 'Looker'), [], now)
  const { bytes, keep } = await pageOf(looker, system, file, page)
  await writable(system, keep)
  return bytes
}
const kept = async ({ digest }: StoredFile) =>
  (await owner()<{ page: number }[]>`select page from file_pages where digest = ${digest} order by page`).map(
    ({ page }) => page,
  )
/** Comes only after a while. */
async function* held(file: Received, then: () => void) {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  then()
  yield* file.pieces()
}
const sizeOf = async (picture: Uint8Array) => {
  const { width, height, format } = await sharp(picture).metadata()
  return { width, height, format }
}
/** The color of a point, each part as 0 or 255. */
async function colorAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  const point = await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...point].map((part) => (part > 127 ? 255 : 0))
}

describe('a page of a PDF', () => {
  test('waits while one that was sent is opened: there is one engine at a time', async () => {
    const file = await stored(await aPdfOf(['#ff0000']))
    const order: string[] = []
    const sent = received('sent.pdf', await aPdfOf(['#0000ff']))
    const slow = { ...sent, pieces: () => held(sent, () => order.push('sent is read')) }
    const opening = openablePdf(slow).then(() => order.push('opened'))
    await Promise.all([opening, seen(file).then(() => order.push('drawn'))])
    expect(order).toEqual(['sent is read', 'opened', 'drawn'])
  })

  test('is drawn as it is, the one that was asked for, and its pages are counted', async () => {
    const file = await stored(await aPdfOf(['#ff0000', '#0000ff', '#00ff00']))
    const second = await seen(file, 2)
    expect(await sizeOf(second)).toEqual({ format: 'webp', width: 1700, height: 2200 })
    expect(await colorAt(second, 850, 1100)).toEqual([0, 0, 255])
    expect(await colorAt(await seen(file, 3), 850, 1100)).toEqual([0, 255, 0])
    const pages = await writable(system, (tx) => pagesOf(tx, system, [file.fileId, null]))
    expect([...pages.values()]).toEqual([3])
  })

  test('is drawn once, kept beside its file, and goes with it', async () => {
    const file = await stored(await aPdf())
    const first = await seen(file)
    await owner()`update file_chunks set bytes = '' where digest = ${file.digest}`
    expect(Buffer.from(await seen(file)).equals(Buffer.from(first))).toBe(true)
    expect(await kept(file)).toEqual([1])
    await writable(system, (tx) => removeFile(tx, file.fileId))
    expect(await kept(file)).toEqual([])
  })

  test('of a file that was removed while it was drawn is kept nowhere', async () => {
    const file = await stored(await aPdf())
    const { keep } = await pageOf(system, system, file, 1)
    await writable(system, (tx) => removeFile(tx, file.fileId))
    expect(await writable(system, keep)).toBe(false)
    expect(await kept(file)).toEqual([])
  })

  test('goes after its time, and is drawn again for whoever looks again', async () => {
    const file = await stored(await aPdf())
    await seen(file)
    const swept = (days: number) => writable(system, (tx) => sweepPages(tx, plusDays(now, days), 1000))
    expect(await swept(0)).toBe(0)
    expect(await swept(1)).toBeGreaterThan(0)
    expect(await kept(file)).toEqual([])
    await seen(file)
    expect(await kept(file)).toEqual([1])
  })

  test('shows what was typed into its fields', async () => {
    const form = new PDFDocument()
    form.initForm()
    form.formText('name', 100, 100, 400, 300, { value: 'M', fontSize: 200, backgroundColor: '#ff0000' })
    form.end()
    const pieces: Buffer[] = []
    for await (const piece of form as unknown as AsyncIterable<Buffer>) pieces.push(piece)
    const drawn = await seen(await stored(Buffer.concat(pieces)))
    expect(await colorAt(drawn, 1300, 1000)).toEqual([255, 0, 0])
  })

  test('that is not there is not found, and is not looked for more than twice an hour', async () => {
    const file = await stored(await aPdf())
    const refused = (page: number) => seen(file, page).then(String, ({ kind }: { kind: string }) => kind)
    expect([await refused(2), await refused(2), await refused(2)]).toEqual(['not-found', 'not-found', 'too-many'])
    expect(await refused(3)).toBe('not-found')
    expect(await seen(file)).toBeInstanceOf(Uint8Array)
  })
})

describe('a hostile one', () => {
  test.each([
    ['as large as a country', '0 0 14400 14400', { width: 1700, height: 1700 }],
    ['a line', '0 0 14400 3', { width: 1700, height: 1 }],
    ['a stamp', '0 0 20 30', { width: 80, height: 120 }],
    ['without any size', '', { width: 1700, height: 2200 }],
  ])('whose page is %s is drawn within its bounds', async (_, box, size) => {
    expect(await sizeOf(await seen(await stored(onePage(box, '0 0 10 10 re f'))))).toMatchObject(size)
  })

  test('runs no script, follows no link and fetches nothing', async () => {
    const script = 'for (;;) {} app.alert(1); this.submitForm("http://127.0.0.1:1/")'
    const file = pdfOf([
      `<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(${script.replaceAll('(', '\\(').replaceAll(')', '\\)')})>>
        /AA<</WC<</S/Launch/F(/bin/sh)>>>>>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/AA<</O<</S/URI/URI(http://127.0.0.1:1/)>>>>
        /Annots[<</Type/Annot/Subtype/Link/Rect[0 0 600 700]/A<</S/URI/URI(http://127.0.0.1:1/)>>>>]>>`,
    ])
    const picture = await seen(await stored(file))
    expect(await sizeOf(picture)).toMatchObject({ width: 1700 })
    expect(Buffer.from(picture).toString('latin1')).not.toMatch(/127\.0\.0\.1|alert/)
  })

  test.each([
    ['would be drawn for days', () => tiled],
    ['unpacks to more than there is', () => nested(9)],
    ['wants a password', () => aPdf('Locked', { userPassword: 'secret' })],
    ['is cut off', async () => (await aPdf()).subarray(0, 300)],
  ])(
    'that %s is given up on within its time and memory, and the next one is drawn',
    async (_, made) => {
      const before = process.memoryUsage().rss
      const began = performance.now()
      await expect(seen(await stored(await made()))).rejects.toMatchObject({ kind: 'not-found' })
      expect(performance.now() - began).toBeLessThan(15_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
      expect(await seen(await stored(await aPdf()))).toBeInstanceOf(Uint8Array)
    },
    60_000,
  )
})
