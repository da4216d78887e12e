/** Figures about requests, and the dated rules with whoever added them. */
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { type Ctx, holdsPlatformRole } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { workingDaysBetween } from '@/lib/platform/working-days'
import { loadDatedRules } from './dated-rules'
import { requestFiguresInput } from './inputs'
import { isTraining, requestKinds } from './kinds'
import { namesOf } from './officers'
import { coachingSessions, requestAttendance, requestEvaluations } from './outcome-tables'
import { can, kindsWorked, visibleTo } from './policy'
import { heldOf, type RequestRow, requestColumns } from './records'
import { requestPlanRules, requestServiceLevels } from './rule-tables'
import type { Promised } from './service-levels'
import type { RequestFigures, ruleHistoryShape } from './shapes'
import { ageIn } from './standings'
import { requests } from './tables'

const done = ['delivered', 'evaluated', 'closed']

/**
 * Of the requests sent in these days: how many by kind, state, place and priority, how soon they were answered and decided,
 * and what took place. An officer sees their own kinds, an administrator all.
 * @throws forbidden; invalid when the days are turned around
 */
export async function getRequestFigures(ctx: Ctx, input: unknown): Promise<RequestFigures> {
  const { from, to } = requestFiguresInput.parse(input)
  const { actor } = ctx
  if (!can.readFigures(actor)) throw forbidden()
  const kinds = holdsPlatformRole(actor, 'administrator') ? [...requestKinds] : kindsWorked(actor)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(requestColumns)
      .from(requests)
      .where(and(visibleTo(actor), inArray(requests.kind, kinds), gte(requests.sentOn, from), lte(requests.sentOn, to)))
    const known = { rules: await loadDatedRules(tx) }
    const ages = rows.flatMap((row) => {
      const age = ageIn(known, row, ctx.now)
      return age && row.sentOn ? [{ ...age, sentOn: row.sentOn }] : []
    })
    const delivered = rows.filter(({ status }) => done.includes(status))
    const trainings = delivered.filter(({ kind }) => isTraining(kind))
    return {
      ...{ from, to, sent: rows.length },
      byKind: counted(rows.map(({ kind }) => kind)),
      byState: counted(rows.map(({ status }) => status)),
      byPlace: counted(rows.flatMap(({ state }) => state ?? [])),
      byPriority: counted(rows.flatMap(({ priorityIds }) => priorityIds)),
      answer: kept(ages.map(({ sentOn, answer }) => ({ sentOn, ...answer }))),
      decision: kept(ages.map(({ sentOn, decision }) => ({ sentOn, ...decision }))),
      delivered: delivered.length,
      trainings: trainings.length,
      peopleExpected: sumOf(trainings.map(({ fields }) => heldOf(fields)?.people)),
      trained: await trainedIn(tx, trainings),
      evaluations: await evaluationsIn(tx, delivered),
      coachingMinutes: await minutesOf(tx, rows),
    }
  })
}

/** The most first. */
function counted(keys: readonly string[]): { key: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

/** How many promises were kept, how many on time, and the median of working days that it took. */
function kept(all: readonly (Promised & { sentOn: Day })[]): RequestFigures['answer'] {
  const given = all.flatMap(({ sentOn, keptOn, workingDaysLate }) =>
    keptOn ? [{ took: workingDaysBetween(sentOn, keptOn), late: workingDaysLate > 0 }] : [],
  )
  return {
    given: given.length,
    onTime: given.filter(({ late }) => !late).length,
    medianWorkingDays: medianOf(given.map(({ took }) => took)),
  }
}

function medianOf(days: readonly number[]): number | null {
  const sorted = [...days].sort((a, b) => a - b)
  const middle = Math.floor((sorted.length - 1) / 2)
  const [one, other] = [sorted[middle], sorted[sorted.length - 1 - middle]]
  return one === undefined || other === undefined ? null : (one + other) / 2
}

const sumOf = (all: readonly (number | null | undefined)[]): number =>
  all.reduce<number>((sum, each) => sum + (each ?? 0), 0)
const idsOf = (rows: readonly RequestRow[]) => rows.map(({ id }) => id)

async function minutesOf(tx: Tx, rows: readonly RequestRow[]): Promise<number> {
  const ids = idsOf(rows.filter(({ kind }) => kind === 'coaching'))
  const held = await tx
    .select({ minutes: coachingSessions.minutes })
    .from(coachingSessions)
    .where(and(inArray(coachingSessions.requestId, ids), eq(coachingSessions.status, 'held')))
  return sumOf(held.map(({ minutes }) => minutes))
}

async function trainedIn(tx: Tx, rows: readonly RequestRow[]): Promise<RequestFigures['trained']> {
  const counted = await tx
    .select({ people: requestAttendance.people })
    .from(requestAttendance)
    .where(inArray(requestAttendance.requestId, idsOf(rows)))
  return { people: sumOf(counted.map(({ people }) => people)), requests: counted.length }
}

async function evaluationsIn(tx: Tx, rows: readonly RequestRow[]): Promise<RequestFigures['evaluations']> {
  const given = await tx
    .select()
    .from(requestEvaluations)
    .where(inArray(requestEvaluations.requestId, idsOf(rows)))
  const mean = (marks: readonly number[]) =>
    marks.length === 0 ? null : Math.round((sumOf(marks) / marks.length) * 10) / 10
  return {
    given: given.length,
    useful: mean(given.map(({ useful }) => useful)),
    ready: mean(given.map(({ ready }) => ready)),
    formsBack: sumOf(given.map(({ formsBack }) => formsBack)),
    content: sumOf(given.map(({ content }) => content)),
  }
}

/** All dated rules, the first first, with whoever added them; nobody where they came with the product. @throws forbidden */
export async function getRuleHistory(ctx: Ctx): Promise<z.infer<typeof ruleHistoryShape>> {
  if (!can.keepRules(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const plans = await tx
      .select()
      .from(requestPlanRules)
      .orderBy(asc(requestPlanRules.kind), asc(requestPlanRules.validFrom))
    const levels = await tx.select().from(requestServiceLevels).orderBy(asc(requestServiceLevels.validFrom))
    const names = await namesOf(
      { tx, ctx },
      [...plans, ...levels].map(({ recordedBy }) => recordedBy),
    )
    const told = ({ recordedBy, recordedAt }: { recordedBy: string | null; recordedAt: Date }) => ({
      recordedByName: recordedBy && (names.get(recordedBy) ?? null),
      recordedAt: recordedAt.toISOString(),
    })
    return {
      plans: plans.map((row) => ({ rules: row.rules, ...told(row) })),
      levels: levels.map(({ id: _, recordedBy, recordedAt, ...each }) => ({
        ...{ levels: each, ...told({ recordedBy, recordedAt }) },
      })),
    }
  })
}
