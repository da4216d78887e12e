/** PDFs as nobody's program writes them, made of their objects. */

/** A PDF of these objects, numbered from 1, the first of them the catalog. */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
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

export const stream = (says: string, data: Buffer | string) => {
  const bytes = Buffer.from(data as string)
  return Buffer.concat([Buffer.from(`<<${says}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream')])
}
export const onePage = (box: string, contents: Buffer | string, resources = '', more: readonly Buffer[] = []) =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<<${resources}>>>>`,
    ...[typeof contents === 'string' ? stream('', contents) : contents, ...more],
  ])

/** Forms that draw the next one ten times each. */
export function nested(depth: number): Buffer {
  const forms = Array.from({ length: depth }, (_, place) => {
    const next = place < depth - 1 ? `/XObject<</F ${6 + place} 0 R>>` : ''
    const says = `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${next}>>`
    return stream(says, next ? '/F Do\n'.repeat(10) : '0 0 10 10 re f\n')
  })
  return onePage('0 0 612 792', '/F Do', '/XObject<</F 5 0 R>>', forms)
}
/** A tile of a ten-thousandth of a point, all over the page. */
export const tiled = onePage('0 0 612 792', '/Pattern cs /P scn 0 0 612 792 re f', '/Pattern<</P 5 0 R>>', [
  stream(
    '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>',
    '0 0 1 1 re f',
  ),
])
