/**
 * What the router of the browser is sent: rows of JSON, and long texts between them with their length before them. An element is
 * replaced where it is one, in a row of JSON; a text that happens to say the same stays, and so does its length.
 */

export type Replacement = { html: readonly [string, string]; row: readonly [string, string] }
type Edit = { from: number; to: number; text: string }

/** Tags of rows that say how many bytes follow, as React reads them. */
const COUNTED = /^[0-9a-f]*:[TAOobUSsLlGgMmV]([0-9a-f]+),/
const PUSHED = /self\.__next_f\.push\((\[[13],"[^<]*"\])\)<\/script>/g

/** A part of a page, as the router asks for it. */
export function inPart(part: Buffer, replacements: readonly Replacement[]): Buffer {
  const stream = part.toString('latin1')
  return Buffer.from(edited(stream, 0, editsOf(stream, replacements)), 'latin1')
}

/** A whole page: its elements, and the same once more in scripts, cut anywhere. */
export function inPage(page: Buffer, replacements: readonly Replacement[]): Buffer {
  const text = replacements.reduce((words, { html }) => words.replaceAll(...html), page.toString('utf8'))
  const pieces = [...text.matchAll(PUSHED)].map((match) => bytesOf(match[1] ?? ''))
  const edits = editsOf(pieces.join(''), replacements)
  let [piece, start] = [0, 0]
  return Buffer.from(
    text.replace(PUSHED, (script: string, pushed: string) => {
      const before = pieces[piece] ?? ''
      const after = edited(before, start, edits)
      piece += 1
      start += before.length
      return before === after ? script : script.replace(pushed, () => writtenAs(pushed, after))
    }),
  )
}

/** One character a byte, since lengths are in bytes. */
function bytesOf(pushed: string): string {
  const [kind, said] = JSON.parse(pushed) as [1 | 3, string]
  return Buffer.from(said, kind === 3 ? 'base64' : 'utf8').toString('latin1')
}

function writtenAs(pushed: string, bytes: string): string {
  const kind = pushed.startsWith('[3') ? 3 : 1
  const said = Buffer.from(bytes, 'latin1').toString(kind === 3 ? 'base64' : 'utf8')
  return JSON.stringify([kind, said]).replace(
    /[&<>\u2028\u2029]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function editsOf(stream: string, replacements: readonly Replacement[]): Edit[] {
  const edits: Edit[] = []
  for (let at = 0; at < stream.length; ) {
    const counted = COUNTED.exec(stream.slice(at, at + 40))
    if (counted) {
      at += counted[0].length + Number.parseInt(counted[1] ?? '0', 16)
      continue
    }
    const newline = stream.indexOf('\n', at)
    const end = newline < 0 ? stream.length : newline + 1
    for (const { row } of replacements) edits.push(...editsOfRow(stream, at, end, row))
    at = end
  }
  return edits.sort((a, b) => a.from - b.from)
}

function editsOfRow(stream: string, from: number, end: number, [before, text]: readonly [string, string]): Edit[] {
  const edits: Edit[] = []
  const row = stream.slice(from, end)
  for (let found = row.indexOf(before); found >= 0; found = row.indexOf(before, found + before.length))
    edits.push({ from: from + found, to: from + found + before.length, text })
  return edits
}

/** A piece of the stream that begins at `start`; what is cut by its end is said where it begins. */
function edited(piece: string, start: number, edits: readonly Edit[]): string {
  const end = start + piece.length
  let [words, at] = ['', start]
  for (const { from, to, text } of edits) {
    if (to <= start || from >= end) continue
    if (from >= start) words += piece.slice(at - start, from - start) + text
    at = Math.min(to, end)
  }
  return words + piece.slice(at - start)
}
