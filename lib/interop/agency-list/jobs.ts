/** Working through an uploaded list of agencies in batches, so that it can be watched, left and returned to. */
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { saveListed } from '@/lib/agencies/listed'
import { agencies } from '@/lib/agencies/tables'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { readCsvInSlices } from '@/lib/formats/csv'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { readFileOf } from '@/lib/platform/files/store'
import { job } from '@/lib/platform/jobs'
import { systemNow } from '@/lib/platform/time'
import { agencyListFile } from '../table-files'
import { agencyImports } from '../tables'
import { type ImportFinding, LARGEST_LIST_BYTES, MOST_AGENCIES } from './inputs'
import { type ListedAgency, type ListReading, readAgencyList } from './rules'

const ROWS_A_BATCH = 1000

/** Each batch is a transaction that also says how far it came; a job that is tried again goes on from there. */
export const importAgencyList = job(
  'import-agency-list',
  z.object({ importId: z.uuid() }),
  async (ctx, { importId }) => {
    const list = await readStored(ctx, importId)
    if (!list) return
    try {
      while (!(await workThroughBatch(ctx, importId, list))) await pause()
    } catch (error) {
      await failImport(ctx, importId)
      throw error
    }
  },
)

/** Lets requests of the same process have their turn. */
const pause = () => new Promise((resolve) => setImmediate(resolve))

async function readStored(ctx: Ctx, importId: string): Promise<ListReading | null> {
  const [stored] = await read(ctx, (tx) =>
    tx
      .select({ state: agencyImports.state, fileId: agencyImports.fileId })
      .from(agencyImports)
      .where(eq(agencyImports.id, importId)),
  )
  if (stored?.state !== 'running' || !stored.fileId) return null
  const file = await readFileOf(ctx, stored.fileId, agencyListFile)
  if (!file) return null
  const reading = await readCsvInSlices(file.bytes, { maxBytes: LARGEST_LIST_BYTES, maxRows: MOST_AGENCIES })
  return reading.ok ? readAgencyList(reading.rows) : null
}

/** @returns whether the list is worked through (or was before) */
async function workThroughBatch(ctx: Ctx, importId: string, list: ListReading): Promise<boolean> {
  return writeIfNeeded(ctx, async (w) => {
    const [running] = await w.tx
      .select({
        state: agencyImports.state,
        rowsDone: agencyImports.rowsDone,
        rowCount: agencyImports.rowCount,
        source: agencyImports.source,
        fileName: agencyImports.fileName,
        findings: agencyImports.findings,
        added: agencyImports.added,
        changed: agencyImports.changed,
        unchanged: agencyImports.unchanged,
      })
      .from(agencyImports)
      .where(eq(agencyImports.id, importId))
      .for('update')
    if (running?.state !== 'running') return true
    const part = list.agencies.slice(running.rowsDone, running.rowsDone + ROWS_A_BATCH)
    const saved = await save(w, part, running.source)
    const finished = running.rowsDone + part.length >= list.agencies.length
    const findings = [...running.findings, ...saved.findings, ...(finished ? list.findings : [])]
    const totals = {
      added: running.added + saved.added,
      changed: running.changed + saved.changed,
      unchanged: running.unchanged + saved.unchanged,
    }
    await w.tx
      .update(agencyImports)
      .set({
        ...totals,
        findings: findings.sort((a, b) => a.line - b.line),
        rowsDone: finished ? running.rowCount : running.rowsDone + part.length,
        ...(finished ? { state: 'done', finishedAt: systemNow(), fileId: null } : {}),
      })
      .where(eq(agencyImports.id, importId))
    const { fileName, source, rowCount } = running
    if (finished)
      w.record('agencies.imported', {
        kind: 'agency-import',
        id: importId,
        detail: { fileName, source, rows: rowCount, ...totals },
      })
    return finished
  })
}

type Other = { line: number; name: string; ori: string | null }

async function save(w: Writer, listed: readonly ListedAgency[], source: string) {
  const findings = await findSameNames(w, listed)
  return { ...(await saveListed(w, listed, source)), findings }
}

/** Agencies of the same name and state that are in the record under another ORI or none: perhaps the same, so it is said. */
async function findSameNames(w: Writer, listed: readonly ListedAgency[]): Promise<ImportFinding[]> {
  const rows = await w.tx.execute<Other>(sql`
    select r.line, a.name, a.ori
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as r(line int, "sortName" text, state text, ori text)
    join ${agencies} a on a.state = r.state and a.sort_name = r."sortName"
    where a.source is null and a.ori is distinct from r.ori`)
  return rows.map(({ line, name, ori }) => ({
    line,
    severity: 'noted',
    message: `${name} is in the record already ${ori ? `with the ORI ${ori}` : 'without an ORI'}, entered by hand. If it is the same agency, give that one this ORI and remove the other.`,
  }))
}

/** Says where the import is watched that it stopped; what it did stays, and the same file again goes on from there. */
async function failImport(ctx: Ctx, importId: string): Promise<void> {
  await write(ctx, 'agencies.imported', async (w) => {
    const failure =
      'The import stopped by a fault on our side. What is done stays; upload the same file again to go on.'
    await w.tx
      .update(agencyImports)
      .set({ state: 'failed', failure, finishedAt: systemNow(), fileId: null })
      .where(eq(agencyImports.id, importId))
    w.record('agencies.imported', { kind: 'agency-import', id: importId, detail: { failure } })
  })
}
