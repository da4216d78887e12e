/** What became of a requirement while somebody had its form open. */
import { and, eq, gte } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { conflict, type DomainError } from '@/lib/platform/errors'
import { joined } from '@/lib/platform/words'
import { requirementVersions } from './tables'

const called = {
  courseId: 'the module',
  dueKind: 'by when it is due',
  withinDays: 'the number of days',
  dueBy: 'the day',
  repeatMonths: 'how often',
  repeatFrom: 'what the months are counted from',
  windowDays: 'the days of the window',
  citation: 'the source',
  effectiveFrom: 'from when it holds',
} as const

/** The refusal of a change that was made from an older version; it names what changed since and who did it. */
export async function overtaken(w: Writer, requirementId: string, madeFrom: number): Promise<DomainError> {
  const rows = await w.tx
    .select({ version: requirementVersions, givenName: people.givenName, familyName: people.familyName })
    .from(requirementVersions)
    .leftJoin(people, eq(people.id, requirementVersions.createdBy))
    .where(and(eq(requirementVersions.requirementId, requirementId), gte(requirementVersions.number, madeFrom)))
    .orderBy(requirementVersions.number)
  const before = rows.find(({ version }) => version.number === madeFrom)?.version
  const last = rows.at(-1)
  const fields = Object.keys(called) as (keyof typeof called)[]
  const changed = before && last ? fields.filter((field) => before[field] !== last.version[field]) : []
  const what = changed.length > 0 ? joined(changed.map((field) => called[field])) : 'its name or whom it is for'
  const who = [last?.givenName, last?.familyName].filter(Boolean).join(' ') || 'Somebody else'
  const version = last?.version.number ?? madeFrom
  return conflict(
    `${who} changed this meanwhile: ${what}. It is version ${version} now. Look at it, then change it again.`,
    {
      version,
      changed,
    },
  )
}
