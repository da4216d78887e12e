/** The first lines of a file or of pasted rows, read in the browser as the server reads them. */
import { type CsvRow, readCsv } from '@/lib/formats/csv'
import { isHeaderLine } from '@/lib/interop/roster/columns'

/** The names of the columns, and enough rows to know what stands in them. */
export type Table = { header: string[]; rows: CsvRow[] }

const ENOUGH_BYTES = 32_768
const limits = { maxBytes: ENOUGH_BYTES * 4, maxRows: 5000, isHeader: isHeaderLine }

export const tableOf = (text: string): Table => tableOfBytes(new TextEncoder().encode(text.slice(0, ENOUGH_BYTES)))

export async function tableOfFile(file: Blob): Promise<Table> {
  return tableOfBytes(new Uint8Array(await file.slice(0, ENOUGH_BYTES).arrayBuffer()), file.size > ENOUGH_BYTES)
}

/** What cannot be read here, the server says. */
function tableOfBytes(bytes: Uint8Array, isCut = false): Table {
  const reading = readCsv(isCut ? upToLastLine(bytes) : bytes, limits)
  return reading.ok ? reading : { header: [], rows: [] }
}

/** A character or a quoted cell may be cut in two at the end of what was read. */
function upToLastLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(10)
  return end < 0 ? bytes : bytes.subarray(0, end + (bytes[end + 1] === 0 ? 2 : 1))
}
