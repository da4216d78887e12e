/** The record before the agencies came here, and what their former systems sent on each month since. */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { listPeople } from '@/lib/agencies/queries'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { recordCredits } from '@/lib/records/ledger'
import type { Earned as EarnedCredit } from '@/lib/records/sources'
import { credits } from '@/lib/records/tables'
import { type Agencies, agencyNames } from './agencies'
import { allEarned, type Earned } from './earned'
import { type PublishedModule, publishedModules } from './modules'
import { HOME_ZONE, type Story } from './story'

/** Days ago on which a file came; each holds what was earned since the one before. */
const IMPORTS = [358, 328, 298, 268, 238, 208, 178, 148, 118, 88, 58, 28, 2]
const zones: Record<keyof Agencies, string> = {
  marlowBay: HOME_ZONE,
  harborLight: HOME_ZONE,
  pineHollow: 'America/Denver',
}

/** What was earned before the agencies came here. */
export const tellEarlierHistory = (story: Story, agencies: Agencies) =>
  tellHistory(story, agencies, IMPORTS.slice(0, 1))
export const tellHistorySince = (story: Story, agencies: Agencies) => tellHistory(story, agencies, IMPORTS.slice(1))

async function tellHistory(story: Story, agencies: Agencies, files: readonly number[]): Promise<void> {
  const facts = { agencies, people: await peopleByNumber(agencies), modules: await publishedModules() }
  const there = await recordedRows()
  const rows = allEarned(story).sort((a, b) => (a.on < b.on ? -1 : 1))
  for (const daysAgo of files) {
    const before = IMPORTS[IMPORTS.indexOf(daysAgo) - 1]
    const since = before === undefined ? '' : story.day(-before)
    const file = rows.filter(({ on }) => on >= since && on < story.day(-daysAgo))
    const credits = file.flatMap((row) => creditOf(row, facts) ?? [])
    const missing = credits.filter(({ sourceId }) => !there.has(sourceId))
    await importFile(story, daysAgo, missing)
  }
}

async function importFile(story: Story, daysAgo: number, file: readonly EarnedCredit[]): Promise<void> {
  if (file.length === 0) return
  await write(systemCtx('history-import', story.at(daysAgo, '06:00')), 'credit.posted', async (w) => {
    await recordCredits(w, file)
  })
}

type Facts = { agencies: Agencies; people: Map<string, string>; modules: Map<string, PublishedModule> }

function creditOf({ agency, number, on, what }: Earned, { agencies, people, modules }: Facts): EarnedCredit | null {
  const personId = people.get(`${agency} ${number}`)
  if (!personId) throw new Error(`Nobody at ${agency} has number ${number}.`)
  const name = typeof what === 'string' ? what : what.title
  const common = {
    personId,
    certificate: {},
    sourceKind: 'import' as const,
    sourceId: rowId(`${agency} ${number} ${name} ${on}`),
    courseVersionId: null,
    earnedOn: on,
    zone: zones[agency],
    forAgencyId: agencies[agency],
  }
  if (typeof what !== 'string') return { ...common, ...what, courseId: null }
  const module = modules.get(what)
  if (!module) return null
  const { courseId, title, creditMinutes, priorityIds, topicIds } = module
  return { ...common, courseId, title, creditMinutes, priorityIds, topicIds, mode: 'self-paced' }
}

/** The same row of a file has the same id however often the file is read (RFC 9562, version 8). */
function rowId(row: string): string {
  const hex = createHash('sha256').update(row).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function recordedRows(): Promise<Set<string>> {
  const rows = await read(systemCtx('demonstration'), (tx) =>
    tx.select({ sourceId: credits.sourceId }).from(credits).where(eq(credits.sourceKind, 'import')),
  )
  return new Set(rows.map(({ sourceId }) => sourceId))
}

/** Who has which number: those who serve, and those who left. */
async function peopleByNumber(agencies: Agencies): Promise<Map<string, string>> {
  const ctx = systemCtx('demonstration')
  const people = new Map<string, string>()
  for (const agency of agencyNames) {
    for (const who of ['left', 'serving'] as const) {
      const { items } = await listPeople(ctx, { agencyId: agencies[agency], who, limit: 200 })
      for (const { employeeNumber, personId } of items) people.set(`${agency} ${employeeNumber}`, personId)
    }
  }
  return people
}
