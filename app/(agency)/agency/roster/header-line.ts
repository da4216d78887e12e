/** The column names of a file or of pasted rows, read in the browser so that a person can say which column is what. */

const DELIMITERS = [',', ';', '\t']

/** Of the first line that holds anything; quotes are honored, names are trimmed. */
export function headerOf(text: string): string[] {
  const start = text.replace(/^\ufeff/, '').trimStart()
  const bare = start.replace(/"[^"]*"?/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const count = (delimiter: string) => bare.split(delimiter).length
  const delimiter = DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best))
  return cellsOf(start, delimiter).filter((name) => name !== '')
}

function cellsOf(text: string, delimiter: string): string[] {
  const cells = ['']
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && /[\r\n]/.test(character)) break
    else if (!quoted && character === delimiter) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells.map((cell) => cell.trim())
}

const ENOUGH_BYTES = 16_384

/** The names in a file: UTF-8, UTF-16 with its mark, else Windows-1252, as the server reads it. */
export async function headerOfFile(file: Blob): Promise<string[]> {
  const bytes = new Uint8Array(await file.slice(0, ENOUGH_BYTES).arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return headerOf(new TextDecoder('utf-16le').decode(bytes))
  const [line] = split(bytes)
  try {
    return headerOf(new TextDecoder('utf-8', { fatal: true }).decode(line))
  } catch {
    return headerOf(new TextDecoder('windows-1252').decode(line))
  }
}

/** Up to the last line break: a character may be cut in two at the end of what was read. */
function split(bytes: Uint8Array): [Uint8Array] {
  const end = bytes.lastIndexOf(10)
  return [end < 0 ? bytes : bytes.subarray(0, end)]
}
