/** Reads a printed record back as a program would that copies text or reads it aloud. For the tests. */
import { inflateSync } from 'node:zlib'

/** The lines of text of a file of ours, in the order of drawing, as the letters that its fonts say stand behind the shapes. */
export function textBehind(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const letters = new Map<string, Map<string, string>>()
  for (const { body } of objects.values()) {
    const fonts = /\/Font <<([^>]*)>>/.exec(body)?.[1] ?? ''
    for (const [, name = '', id = ''] of fonts.matchAll(/\/(F\d+) (\d+) 0 R/g))
      letters.set(name, lettersOf(objects, id))
  }
  return [...objects.values()].flatMap(({ stream }) => (stream.includes(' Tf') ? linesOf(stream, letters) : []))
}

type Objects = Map<string, { body: string; stream: string }>

function objectsOf(file: string): Objects {
  const objects: Objects = new Map()
  for (const [, id = '', whole = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const [body = '', packed] = whole.split('\nstream\n')
    objects.set(id, { body, stream: packed && body.includes('FlateDecode') ? unpack(packed) : '' })
  }
  return objects
}

const unpack = (packed: string) =>
  inflateSync(Buffer.from(packed.replace(/\nendstream$/, ''), 'latin1')).toString('latin1')

/** What stands behind each shape of a font (its table "ToUnicode"; ours lists ranges as arrays). */
function lettersOf(objects: Objects, fontId: string): Map<string, string> {
  const table = objects.get(/\/ToUnicode (\d+)/.exec(objects.get(fontId)?.body ?? '')?.[1] ?? '')?.stream ?? ''
  const behind = new Map<string, string>()
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => textOf(hex))
    texts.forEach((text, i) => {
      behind.set((Number.parseInt(from, 16) + i).toString(16).padStart(4, '0'), text)
    })
  }
  return behind
}

const textOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')

/** Shapes drawn at one height follow each other on a line. */
function linesOf(content: string, fonts: Map<string, Map<string, string>>): string[] {
  const lines: string[] = []
  let [height, font] = ['', '']
  for (const [, y, name, shown] of content.matchAll(/ (\S+) Tm\n|\/(F\d+) \S+ Tf|\[(.*?)\] TJ/g)) {
    if (name) font = name
    if (y && y !== height) lines.push('')
    if (y) height = y
    const text = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    if (lines.length > 0) lines.push(`${lines.pop() ?? ''}${text.map((id) => fonts.get(font)?.get(id) ?? '').join('')}`)
  }
  return lines
}
