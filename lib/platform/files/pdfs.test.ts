import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { aPdf } from '@/e2e/support/pdfs'
import { received } from '@/e2e/support/sent-files'
import { openablePdf } from './pdfs'

const told = (bytes: Buffer, deadlineMs?: number) =>
  openablePdf(received('x.pdf', bytes), deadlineMs).then(
    () => 'whole',
    (error: { fields: { message: string }[] }) => error.fields[0]?.message,
  )
const BROKEN = /^This PDF cannot be opened/

/** A PDF of these objects, numbered from 1, the first of them the catalog. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const at: number[] = []
  const size = () => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [place, object] of objects.entries()) {
    at.push(size())
    parts.push(Buffer.from(`${place + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n'))
  }
  const rows = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<</Size ${at.length + 1}/Root 1 0 R>>\nstartxref\n${size()}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table + trailer)])
}

const stream = (says: string, data: Buffer | string) => {
  const bytes = Buffer.from(data as string)
  return Buffer.concat([Buffer.from(`<<${says}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream')])
}
const onePage = (box: string, contents: Buffer | string, resources = '', more: readonly Buffer[] = []) =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<<${resources}>>>>`,
    ...[typeof contents === 'string' ? stream('', contents) : contents, ...more],
  ])
const pages = (says: string) => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages${says}>>`])

/** Forms that draw the next one ten times each. */
function nested(depth: number): Buffer {
  const forms = Array.from({ length: depth }, (_, place) => {
    const next = place < depth - 1 ? `/XObject<</F ${6 + place} 0 R>>` : ''
    const says = `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${next}>>`
    return stream(says, next ? '/F Do\n'.repeat(10) : '0 0 10 10 re f\n')
  })
  return onePage('0 0 612 792', '/F Do', '/XObject<</F 5 0 R>>', forms)
}
/** A tile of a ten-thousandth of a point, all over the page. */
const tiled = onePage('0 0 612 792', '/Pattern cs /P scn 0 0 612 792 re f', '/Pattern<</P 5 0 R>>', [
  stream(
    '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>',
    '0 0 1 1 re f',
  ),
])

describe('a PDF of a stranger', () => {
  test.each(['0 0 80000 80000', '0 0 1000000000 1000000000', '0 0 1e40 nan', '0 0 -100 -100', '0 0 3 3', ''])(
    'whose page says that it is [%s] is opened, and takes no memory by what it says',
    async (box) => {
      await told(await aPdf())
      const before = process.memoryUsage().rss
      expect(await told(onePage(box, '0 0 10 10 re f'))).toBe('whole')
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    },
  )

  test('that says something of its pages which is not so is taken for what it is', async () => {
    expect(await told(pages('/Kids[]/Count 0'))).toMatch(BROKEN)
    expect(await told(pages('/Kids[2 0 R 2 0 R]/Count 100000'))).toMatch(BROKEN)
    expect(await told(pages('/Kids[3 0 R]/Count 2147483647'))).toMatch(BROKEN)
    const tables = ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>', '<</Type/Pages/Kids[3 0 R]/Count 2147483647>>']
    expect(await told(pdfOf(['<</Type/Catalog/Pages 2 0 R>>', ...tables.reverse()]))).toBe('whole')
    expect(await told(Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>'))).toMatch(BROKEN)
  })

  test.each([
    ['forms within forms', () => nested(9)],
    [
      'millions of strokes',
      () =>
        onePage(
          '0 0 612 792',
          stream('/Filter/FlateDecode', deflateSync('0 0 600 700 re f\n'.repeat(3_000_000), { level: 9 })),
        ),
    ],
  ])(
    'that unpacks to more than there is (%s) ends its thread alone, and the next one is opened',
    async (_, hostile) => {
      expect(await told(hostile())).toMatch(/^This PDF (cannot be opened|takes too long)/)
      expect(await told(await aPdf())).toBe('whole')
    },
    60_000,
  )

  test('that would be drawn for days is given up on, as what it is, and the next one is opened', async () => {
    expect(await told(tiled, 500)).toMatch(/^This PDF takes too long to open/)
    expect(await told(await aPdf())).toBe('whole')
  })
})
