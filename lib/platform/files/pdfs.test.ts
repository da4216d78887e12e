import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { nested, onePage, pdfOf, stream, tiled } from '@/e2e/support/hostile-pdfs'
import { aPdf } from '@/e2e/support/pdfs'
import { received } from '@/e2e/support/sent-files'
import { openablePdf } from './pdfs'

const told = (bytes: Buffer, deadlineMs?: number) =>
  openablePdf(received('x.pdf', bytes), deadlineMs).then(
    () => 'whole',
    (error: { fields: { message: string }[] }) => error.fields[0]?.message,
  )
const pages = (says: string) => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages${says}>>`])
const BROKEN = /^This PDF cannot be opened/

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
