/** Watching imports of agency lists. */
import { desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { can } from '@/lib/agencies/policy'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { agencyImports } from '../tables'
import { getImportInput, type importDetailShape, type importShape } from './inputs'

const FINDINGS_A_PAGE = 100
const IMPORTS_SHOWN = 20

const countOf = (severity: string) =>
  sql<number>`jsonb_array_length(jsonb_path_query_array(findings, ${`$[*] ? (@.severity == "${severity}")`}::jsonpath))`

const columns = {
  importId: agencyImports.id,
  fileName: agencyImports.fileName,
  source: agencyImports.source,
  state: agencyImports.state,
  rowCount: agencyImports.rowCount,
  rowsDone: agencyImports.rowsDone,
  added: agencyImports.added,
  changed: agencyImports.changed,
  unchanged: agencyImports.unchanged,
  refused: countOf('refused'),
  noted: countOf('noted'),
  startedAt: agencyImports.startedAt,
  finishedAt: agencyImports.finishedAt,
  failure: agencyImports.failure,
}

type Row = Omit<z.infer<typeof importShape>, 'startedAt' | 'finishedAt'> & { startedAt: Date; finishedAt: Date | null }

const shaped = (row: Row): z.infer<typeof importShape> => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})

/** The latest imports, the newest first. @throws not-found for anyone but administrators */
export async function listImports(ctx: Ctx): Promise<{ items: z.infer<typeof importShape>[] }> {
  if (!can.addAgency(ctx.actor)) throw notFound('This page')
  const rows = await read(ctx, (tx) =>
    tx
      .select(columns)
      .from(agencyImports)
      .orderBy(desc(agencyImports.startedAt), desc(agencyImports.id))
      .limit(IMPORTS_SHOWN),
  )
  return { items: rows.map(shaped) }
}

/** One import with a page of what it found. @throws not-found */
export async function getImport(ctx: Ctx, input: unknown): Promise<z.infer<typeof importDetailShape>> {
  const { importId, severity, page } = getImportInput.parse(input)
  if (!can.addAgency(ctx.actor)) throw notFound('This import')
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ ...columns, findings: agencyImports.findings })
      .from(agencyImports)
      .where(eq(agencyImports.id, importId)),
  )
  if (!row) throw notFound('This import')
  const { findings, ...rest } = row
  const wanted = severity ? findings.filter((finding) => finding.severity === severity) : findings
  return {
    ...shaped(rest),
    findings: wanted.slice((page - 1) * FINDINGS_A_PAGE, page * FINDINGS_A_PAGE),
    total: wanted.length,
    page,
    pages: Math.max(1, Math.ceil(wanted.length / FINDINGS_A_PAGE)),
  }
}
