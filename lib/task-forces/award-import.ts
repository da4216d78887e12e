/** Awards from a file: tried out, taken in as they were shown, without lines that have a problem, and taken back for a day. */
import { and, eq, isNull } from 'drizzle-orm'
import { dayOfPerson } from '@/lib/agencies/own-day'
import { versionOf } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { directoryDay } from '@/lib/directory/days'
import { type CsvFile, readCsvInSlices } from '@/lib/formats/csv'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { readFileOf } from '@/lib/platform/files/store'
import { fold } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import { changesOf, type Holders, type Planned, planAwards, readAwards } from './award-rows'
import { type AwardFields, importAwardsInput, takeBackAwardsInput } from './inputs'
import { can, leads } from './policy'
import { partiesOf } from './queries'
import { type AwardRow, awardColumnsOf, awardFieldsOf, awardVersion } from './records'
import { mayTakeBack } from './rules'
import type { AwardImport } from './shapes'
import { lockKept, refuseUnseen, tell } from './steps'
import { type ImportedAward, taskForceAwardImports, taskForceAwards, taskForces } from './tables'

const MOST_BYTES = 500_000
const MOST_ROWS = 2000
const MOST_PROBLEMS = 200

export const awardFile: FileKind = {
  use: 'task-force-awards',
  mostBytes: MOST_BYTES,
  tooLarge: 'The file is larger than 500 KB. Send it in parts.',
  takes: ['text'],
  notTaken: () => 'This is no CSV file. In the spreadsheet, save as “CSV UTF-8”.',
  maySend: can.sendAwards,
}

/**
 * Says what a file of awards would change, line by line, and with `dryRun: false` does that and no more; a line with a problem is
 * left out. The same file again changes nothing.
 * @throws not-found; forbidden; invalid for a file that is not there; conflict when it would do something else by now
 */
export async function importAwards(ctx: Ctx, input: unknown): Promise<AwardImport> {
  const { taskForceId, fileId, dryRun, plan: shown } = importAwardsInput.parse(input)
  await refuseOthers(ctx, taskForceId)
  const file = await readFileOf(ctx, fileId, awardFile)
  if (!file) throw invalid('file', 'This file is not here any more. Choose it again.')
  const table = await readTable(file.bytes)
  if (dryRun) return read(ctx, async (tx) => (await planned(tx, ctx, taskForceId, table)).answer)
  return writeIfNeeded(ctx, async (w) => {
    const force = await lockKept(w, taskForceId)
    const { answer: tried, plan } = await planned(w.tx, ctx, taskForceId, table)
    const answer = { ...tried, dryRun: false }
    const changing = plan.filter(({ what }) => what !== 'unchanged')
    if (changing.length === 0) return answer
    refuseUnseen('What this file would do', shown ?? '', answer.plan, { lines: answer.lines })
    const done: ImportedAward[] = []
    for (const each of changing) done.push(await put(w, taskForceId, each))
    const importId = newId()
    await w.tx.insert(taskForceAwardImports).values({
      ...{ id: importId, taskForceId, fileName: file.name, rowCount: answer.rows, done },
      ...{ importedBy: actingPersonId(ctx.actor), importedAt: ctx.now },
    })
    const { added, changed, unchanged } = answer
    const counts = { added, changed, unchanged }
    await tell(w, 'task-force.awards-imported', taskForceId, {
      ...{ force: force.name, importId, fileName: file.name, ...counts },
      awards: changing.map(({ fields }) => fields.number),
    })
    return { ...answer, importId }
  })
}

async function refuseOthers(ctx: Ctx, taskForceId: string): Promise<void> {
  await read(ctx, async (tx) => {
    const [force] = await tx.select({ id: taskForces.id }).from(taskForces).where(eq(taskForces.id, taskForceId))
    if (!force) throw notFound('This task force')
    if (!can.keep(ctx.actor, await leads(tx, taskForceId)))
      throw forbidden('Its leads and administrators keep a task force.')
  })
}

type Table = CsvFile | { problems: AwardImport['problems'] }

async function readTable(bytes: Buffer): Promise<Table> {
  const reading = await readCsvInSlices(bytes, { maxBytes: MOST_BYTES, maxRows: MOST_ROWS })
  if (!reading.ok) return { problems: reading.problems.map(({ line, message }) => ({ line, message })) }
  if (reading.rows.length === 0)
    return { problems: [{ line: null, message: 'The file has no lines below its header.' }] }
  return reading
}

async function planned(
  tx: Tx,
  { actor, now }: Ctx,
  taskForceId: string,
  table: Table,
): Promise<{ answer: AwardImport; plan: Planned[] }> {
  const holders: Holders = new Map(
    (await partiesOf(tx, [taskForceId])).flatMap(({ agencyId, name }) => (agencyId ? [[fold(name), agencyId]] : [])),
  )
  const person = actingPersonId(actor)
  const today = person ? await dayOfPerson(tx, person, now) : directoryDay(now)
  const { awards, problems } = 'problems' in table ? { awards: [], ...table } : readAwards(table, holders, today)
  const rows = await tx
    .select()
    .from(taskForceAwards)
    .where(and(eq(taskForceAwards.taskForceId, taskForceId), isNull(taskForceAwards.withdrawnAt)))
  const { plan, problems: unclear } = planAwards(
    awards,
    rows.map((row) => ({ awardId: row.id, fields: awardFieldsOf(row) })),
  )
  const count = (what: Planned['what']) => plan.filter((each) => each.what === what).length
  return {
    plan,
    answer: {
      ...{ dryRun: true, importId: null, rows: 'problems' in table ? 0 : table.rows.length },
      plan: versionOf(plan.map(({ fields, before }) => [fields, before])),
      ...{ added: count('added'), changed: count('changed'), unchanged: count('unchanged') },
      problems: [...problems, ...unclear].slice(0, MOST_PROBLEMS),
      lines: plan.map(({ line, fields, before, what }) => ({
        ...{ line, number: fields.number, what },
        changes: before ? changesOf(before.fields, fields) : [],
      })),
    },
  }
}

async function put(w: Writer, taskForceId: string, { fields, before }: Planned): Promise<ImportedAward> {
  const columns = awardColumnsOf(fields)
  const version = awardVersion(columns)
  if (before) {
    await w.tx.update(taskForceAwards).set(columns).where(eq(taskForceAwards.id, before.awardId))
    return { awardId: before.awardId, before: before.fields, version }
  }
  const awardId = newId()
  await w.tx.insert(taskForceAwards).values({ id: awardId, taskForceId, ...columns, recordedAt: w.ctx.now })
  return { awardId, before: null, version }
}

/**
 * Takes back what a file did within the last day: what it added goes, what it changed is as before. What was changed or withdrawn
 * since stays as it is, and is named. @throws not-found; forbidden; not-now a day later, or when it was taken back
 */
export async function takeBackAwards(
  ctx: Ctx,
  input: unknown,
): Promise<{ removed: number; restored: number; kept: string[] }> {
  const { importId } = takeBackAwardsInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const byId = eq(taskForceAwardImports.id, importId)
    const [seen] = await w.tx
      .select({ taskForceId: taskForceAwardImports.taskForceId })
      .from(taskForceAwardImports)
      .where(byId)
    if (!seen) throw notFound('This import')
    const force = await lockKept(w, seen.taskForceId)
    const [taken] = await w.tx.select().from(taskForceAwardImports).where(byId)
    if (!taken) throw notFound('This import')
    if (taken.takenBackAt) throw notNow('This import was taken back already.')
    if (!mayTakeBack(taken, ctx.now))
      throw notNow('An import is taken back within a day. Correct or withdraw its awards one by one.')
    const outcome = await undo(w, force.id, taken.done)
    await w.tx.update(taskForceAwardImports).set({ takenBackAt: ctx.now }).where(byId)
    await tell(w, 'task-force.awards-taken-back', force.id, { force: force.name, importId, ...outcome })
    return outcome
  })
}

async function undo(w: Writer, taskForceId: string, done: readonly ImportedAward[]) {
  const rows = await w.tx.select().from(taskForceAwards).where(eq(taskForceAwards.taskForceId, taskForceId))
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const outcome = { removed: 0, restored: 0, kept: [] as string[] }
  for (const { awardId, before, version } of done) {
    const row = rows.find(({ id }) => id === awardId)
    if (!row) continue
    const byId = eq(taskForceAwards.id, awardId)
    const isChanged = row.withdrawnAt !== null || awardVersion(row) !== version
    if (isChanged || (before && hasTwin(standing, awardId, before))) outcome.kept.push(row.number)
    else if (before) {
      await w.tx.update(taskForceAwards).set(awardColumnsOf(before)).where(byId)
      outcome.restored += 1
    } else {
      await w.tx.update(taskForceAwards).set({ withdrawnAt: w.ctx.now }).where(byId)
      outcome.removed += 1
    }
  }
  return outcome
}

/** What it was before stands in another row by now. */
const hasTwin = (rows: readonly AwardRow[], awardId: string, { number, basis }: AwardFields): boolean =>
  rows.some((row) => row.id !== awardId && row.number === number && (row.basis ?? '') === basis)
