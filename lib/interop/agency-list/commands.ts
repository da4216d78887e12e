/** Taking over a public list of agencies: read at once, worked through by a job. */
import { eq, sql } from 'drizzle-orm'
import { can } from '@/lib/agencies/policy'
import { writeOnce } from '@/lib/audit/once'
import { type CsvFile, readCsvInSlices } from '@/lib/formats/csv'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, invalidFields } from '@/lib/platform/errors'
import { isGone, readFileOf } from '@/lib/platform/files/store'
import { newId } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/jobs'
import { joined } from '@/lib/platform/words'
import { agencyListFile, noSuchFile } from '../table-files'
import { agencyImports } from '../tables'
import { importAgenciesInput, LARGEST_LIST_BYTES, MOST_AGENCIES } from './inputs'
import { importAgencyList } from './jobs'
import { LIST_COLUMNS } from './rules'

/**
 * Begins the import of a list; it goes on in the background and can be watched.
 * @throws forbidden; invalid for a file that cannot be read or lacks a column; conflict while another import runs
 */
export async function importAgencies(ctx: Ctx, input: unknown): Promise<{ importId: string }> {
  refuseImport(ctx)
  const { key, source, fileId } = importAgenciesInput.parse(input)
  const file = await readFileOf(ctx, fileId, agencyListFile)
  if (!file) throw noSuchFile()
  const { name: fileName, digest } = file
  const { rows } = await readList(file.bytes)
  const terms = { fileName, source, digest: digest.toString('hex') }
  return writeOnce(ctx, 'agencies.imported', { key, terms, onlyByKey: true }, async (w) => {
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('agency-imports', 0))`)
    const [running] = await w.tx
      .select({ fileName: agencyImports.fileName })
      .from(agencyImports)
      .where(eq(agencyImports.state, 'running'))
    if (running) throw conflict(`${running.fileName} is being worked through. Wait until it is done.`)
    const importId = newId()
    await w.tx.insert(agencyImports).values({
      id: importId,
      fileName,
      source,
      digest,
      fileId,
      state: 'running',
      rowCount: rows.length,
      rowsDone: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      findings: [],
      startedBy: actingPersonId(ctx.actor),
      startedAt: ctx.now,
    })
    await enqueue(w.tx, importAgencyList, { importId }, { key: `agency-import:${importId}` })
    w.record('agencies.imported', {
      kind: 'agency-import',
      id: importId,
      detail: { fileName, source, rows: rows.length },
    })
    return { importId }
  }).catch((error: unknown) => {
    throw isGone(error) ? noSuchFile() : error
  })
}

/** What needs no look at the file. @throws forbidden */
function refuseImport(ctx: Ctx): void {
  if (!can.addAgency(ctx.actor)) throw forbidden()
}

async function readList(file: Buffer): Promise<CsvFile> {
  const reading = await readCsvInSlices(file, { maxBytes: LARGEST_LIST_BYTES, maxRows: MOST_AGENCIES })
  if (!reading.ok)
    throw invalidFields(
      reading.problems.map(({ line, message }) => ({
        field: 'file',
        message: line ? `Line ${line}: ${message}` : message,
      })),
    )
  const missing = LIST_COLUMNS.filter((column) => !reading.header.includes(column))
  if (missing.length > 0)
    throw invalid('file', `The list has no column ${joined(missing)}. It needs ${joined(LIST_COLUMNS)}.`)
  if (reading.rows.length === 0) throw invalid('file', 'The list has a header line and no rows below it.')
  return reading
}
