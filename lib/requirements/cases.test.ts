/** The worked cases of lib/requirements/cases, a row each: what the rules say of people on a day. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { employments, heldRoles } from '@/lib/agencies/kinds'
import type { Held } from '@/lib/certifications/held'
import { addDays, dayIn } from '@/lib/platform/time'
import { criterionShape } from './engine/countable'
import type { CountableCredit } from './engine/lots'
import { progressOf } from './engine/progress'
import type { Relief } from './engine/relief'
import { cycleOn, deriveObligations, type Facts, statusOn } from './engine/rules'
import type { Assignment } from './engine/stretches'
import { explain } from './explained/explain'
import { type ReliefKind, reliefKinds } from './reliefs/inputs'
import type { Edition, Version } from './shapes'

const folder = path.join(import.meta.dirname, 'cases')
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')

/** A module is called by a name here and by an id in a rule. */
const idOf = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** `retiredOn`, beside the newest version: the first day on which it is asked of nobody any more. */
type Written = Partial<Version> & { asks: unknown; retiredOn?: string }
const lists = ['courseIds', 'afterCourses']
const named = (key: string, value: unknown) =>
  key === 'courseId' || key === 'eventId' || key === 'agencyId'
    ? idOf(String(value))
    : lists.includes(key)
      ? (value as string[]).map(idOf)
      : value

function versionOf({ asks, retiredOn: _, ...terms }: Written, i: number): Version {
  const asked = typeof asks === 'string' ? { kind: 'course', courseId: asks } : asks
  return {
    ...{ id: `v${i}`, number: i + 1, dueKind: 'within-days-of-start', withinDays: null, dueBy: null },
    ...{ repeatMonths: null, repeatFrom: 'completion', windowDays: 90, citation: null, effectiveFrom: '2010-01-01' },
    ...(JSON.parse(JSON.stringify(terms), named) as Partial<Version>),
    criterion: criterionShape.parse(JSON.parse(JSON.stringify(asked), named)),
  }
}

const minutesOf = (text: string) => (text.endsWith('h') ? Number(text.slice(0, -1)) * 60 : Number(text.slice(0, -1)))
const modes = { live: 'in-person', online: 'virtual', alone: 'self-paced' } as const

/** "2026-02-01", or the instant and where: "2027-01-01T07:59Z@America/Los_Angeles" */
function dayOf(text: string): string {
  const [at = '', zone] = text.split('@')
  return zone ? dayIn(zone, new Date(at)) : at
}

function creditOf(text: string, i: number): CountableCredit {
  const [when = '', ...words] = text.trim().split(/\s+/)
  const earnedOn = dayOf(when)
  const topics = words.filter((word) => word.startsWith('#')).map((word) => word.slice(1).split('='))
  const given = words.find((word) => /^[\d.]+[hm]$/.test(word)) ?? '60m'
  const byTopic = topics.flatMap(([topic = '', minutes]) => (minutes ? [[topic, minutesOf(minutes)] as const] : []))
  const [course, edition] = words.find((word) => word.startsWith('@'))?.split('/') ?? []
  const [event, series] = (words.find((word) => word.startsWith('&')) ?? '').slice(1).split('/')
  const provider =
    words
      .find((word) => word.startsWith('by='))
      ?.slice(3)
      .replaceAll('_', ' ') ?? null
  const mode = words.find((word): word is keyof typeof modes => word in modes)
  return {
    ...{ id: `c${i}`, earnedOn, creditMinutes: minutesOf(given), reversed: words.includes('back') },
    courseId: course ? idOf(course.slice(1)) : null,
    courseVersionId: edition ? idOf(`${course?.slice(1)}/${edition}`) : null,
    about: {
      topicIds: topics.map(([topic = '']) => topic),
      topicMinutes: byTopic.length > 0 ? Object.fromEntries(byTopic) : null,
      ...{ priorityIds: [], mode: modes[mode ?? 'online'], source: course ? 'module' : 'import' },
      ...{ provider, providerAgencyId: provider === 'us' ? idOf('us') : null },
      ...{ eventId: event ? idOf(event) : null, seriesId: series ? idOf(series) : null },
    },
  }
}

const isHeld = (text: string) => / holds /.test(text)

/** "2024-01-10 holds first-aid to 2026-01-09", "… holds peace-officer/TX to 2026-01-09 waits" */
function heldOf(text: string, i: number): Held {
  const [issuedOn = '', , which = '', , until = null] = text.trim().split(/\s+/)
  const [kind, state = null] = which.split('/')
  return {
    ...{ id: `h${i}`, kind: kind as Held['kind'], state, name: null, issuedOn },
    ...{ until: until === 'waits' ? null : until, isVerified: !text.includes('waits') },
  }
}

/** Whom the rule is for follows from the row: named, holding a role, or serving `as` somebody; then it is for contractors. */
function factsOf(versions: Version[], serves: string, earned: string): Facts {
  const spans = [...serves.matchAll(AMONG)]
  const isSome = spans.length > 0 || serves.includes(' unnamed')
  const role = heldRoles.find((each) => spans.some(([, how]) => how === each))
  const includes = isSome ? spans.map(([, , from = '', to]) => ({ from, to: to ?? null })) : undefined
  const population = role ? 'role' : isSome ? 'people' : AS.test(serves) ? 'employment' : 'everyone'
  const bare = serves.replaceAll(AMONG, '').replace(' unnamed', '')
  return withWhom(versions, { serves: bare, earned }, { population, role: role ?? null, includes })
}

const AMONG = / (named|supervisor|coordinator) (\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?/g
const AS = / as ([a-z]+)/

type Cells = { serves: string; earned: string }
type Whom = Pick<Assignment, 'population' | 'role' | 'includes'>
function withWhom(versions: Version[], { serves, earned }: Cells, whom: Whom): Facts {
  const own = [...serves.matchAll(/ ([a-z-]+) (\d{4}-\d\d-\d\d)/g)].filter(([, kind]) => kind !== 'to')
  const bare = own.reduce((text, [found]) => text.replace(found, ''), serves)
  const here = bare.split(';').filter((each) => !each.includes(' elsewhere'))
  const services = here.map((each) => {
    const [from = '', to] = each.replace(AS, '').trim().split(' to ')
    const employment = employments.find((way) => way === AS.exec(each)?.[1]) ?? 'sworn'
    return { startsOn: from, from, to: to ?? null, unitId: null, position: null, employment }
  })
  return {
    affiliations: services,
    versions,
    assignments: [
      {
        ...whom,
        ...(whom.population === 'employment' ? { employment: 'contractor' } : {}),
        ...{ unitId: null, unitIds: new Set(), position: null },
        ...{ from: '1990-01-01', to: null },
      },
    ],
    retiredOn: null,
    ownDates: Object.fromEntries(own.map(([, kind, on]) => [kind, on])),
    credits: earned.split(';').flatMap((text, i) => (text.trim() && !isHeld(text) ? [creditOf(text, i)] : [])),
    held: earned.split(';').flatMap((text, i) => (isHeld(text) ? [heldOf(text, i)] : [])),
  }
}

/** As it is decided: a waiver and an extension say what was due by the rule at the time. */
function decidedFor(facts: Facts, text: string): Facts {
  return text.split(';').reduce((so, each, i) => {
    const [kind = '', from = '', , to = null] = each.trim().split(/\s+/)
    if (!reliefKinds.includes(kind as ReliefKind)) return so
    const cycles = deriveObligations(so)
    const cycle = cycleOn(cycles, from)
    const isMoved = kind === 'extension'
    const relief: Relief = {
      ...{ id: `r${i}`, kind: kind as ReliefKind, requirementId: kind === 'leave' ? null : 'r', from },
      ...{ to: isMoved ? null : to, newDueOn: isMoved ? to : null },
      dueOn: cycle ? (cycle.explanation.relief?.ruleDueOn ?? cycle.dueOn) : null,
      decided: { on: from, by: 'Ada Person', why: 'Surgery', evidence: 'A letter' },
    }
    return { ...so, reliefs: [...(so.reliefs ?? []), relief] }
  }, facts)
}

/** "trauma 2 2026-03-01 material difference=what-is-new": module, number, day, and what the edition says of itself */
function editionOf(text: string): Edition {
  const [module = '', number = '', on = '', ...words] = text.split(/\s+/)
  const difference = words.find((word) => word.startsWith('difference='))?.slice(11)
  return {
    ...{ id: idOf(`${module}/${number}`), courseId: idOf(module), number: Number(number), name: on.slice(0, 7), on },
    ...{ isMaterial: words.includes('material'), differenceId: difference ? idOf(difference) : null },
  }
}

type Ruled = { versions: Version[]; editions: Edition[]; retiredOn: string | null }
type Case = Ruled & { rule: string; row: string[]; line: number }

function casesIn(file: string): Case[] {
  const found: Case[] = []
  let [rule, json, inJson, isDecided] = ['', '', false, false]
  let [editions, inEditions]: [Edition[], boolean] = [[], false]
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .forEach((text, i) => {
      if (text.startsWith('## ')) rule = text.slice(3)
      if (text.startsWith('| serves')) isDecided = text.includes('| decided |')
      if (text.startsWith('```')) {
        inJson = text === '```json'
        if (inJson) [json, editions] = ['', []]
        inEditions = text === '```editions'
      } else if (inJson) json += text
      else if (inEditions) editions.push(editionOf(text))
      const row = text.split('|').map((cell) => cell.trim())
      if (!/^\| \d{4}-/.test(text)) return
      const written: Written[] = [JSON.parse(json)].flat()
      const [serves = '', earned = '', ...rest] = row.slice(1, -1)
      const cells = isDecided ? rest : ['', ...rest]
      const retiredOn = written.at(-1)?.retiredOn ?? null
      const ruled = { versions: written.map(versionOf), editions, retiredOn }
      found.push({ rule, row: [serves, earned, ...cells], ...ruled, line: i + 1 })
    })
  return found
}

/** All that a row says of somebody. */
function factsIn({ row, versions, editions, retiredOn }: Case): Facts {
  const [serves = '', earned = '', decided = ''] = row
  return decidedFor({ ...factsOf(versions, serves, earned), editions, retiredOn }, decided)
}

/** "met 2026-05-01 until 2027-05-01", "open 2026-12-31", "not asked" */
function said(facts: Facts, on: string): { is: string; soFar: string } {
  const cycles = deriveObligations(facts)
  const { kind, dueOn, satisfiedOn, validUntil, waived } = statusOn(cycles, on)
  const cycle = cycleOn(cycles, on)
  if (!cycle || kind === 'not-applicable') return { is: 'not asked', soFar: '' }
  if (kind === 'met')
    return { is: `${waived ? 'waived' : 'met'} ${satisfiedOn}${validUntil ? ` until ${validUntil}` : ''}`, soFar: '' }
  const { asks, owed } = cycle.explanation
  const { unit, have, need } = asks
    ? progressOf(asks, owed ?? null, cycle.countedCredits, on).whole
    : { unit: 'modules', have: 0, need: 0 }
  const soFar = !asks ? '' : unit === 'minutes' ? `${have / 60} of ${need / 60}h` : `${have} of ${need}`
  if (kind === 'not-cleared') return { is: 'not cleared', soFar }
  return { is: `${kind === 'due-soon' ? 'soon' : kind} ${dueOn}`, soFar }
}

const all = files.map((file) => ({ file, cases: casesIn(file) }))

describe.each(all.filter(({ cases }) => cases.length > 0))('$file', ({ cases }) => {
  it.each(cases)('line $line: $rule', (each) => {
    const [, , , on = '', is, soFar] = each.row
    expect(said(factsIn(each), on)).toEqual({ is, soFar })
  })

  it('every one of them says why, without a word missing', () => {
    for (const each of cases) {
      const [, , , on = ''] = each.row
      const cycles = deriveObligations(factsIn(each))
      const cycle = cycleOn(cycles, on)
      if (!cycle) continue
      const names = { requirement: 'Rule', course: 'Course', called: (id: string) => `[${id}]` }
      const { progress: _, difference: __, ...told } = explain(cycle, statusOn(cycles, on), on, names)
      expect(JSON.stringify(told)).not.toMatch(/undefined|null|NaN/)
    }
  })

  it('the day before a credit was earned knows nothing of it', () => {
    for (const each of cases) {
      const facts = factsIn(each)
      const days = [
        ...facts.credits.map(({ earnedOn }) => earnedOn),
        ...(facts.held ?? []).map(({ issuedOn }) => issuedOn),
      ]
      for (const before of days.map((day) => addDays(day, -1))) {
        const known = {
          ...facts,
          credits: facts.credits.filter((each) => each.earnedOn <= before),
          held: facts.held?.filter(({ issuedOn }) => issuedOn <= before) ?? [],
        }
        const [then, now] = [known, facts].map((each) => statusOn(deriveObligations(each), before))
        expect({ ...now, validUntil: null }).toEqual({ ...then, validUntil: null })
      }
    }
  })

  it('the day before an edition was published knows nothing of it', () => {
    for (const each of cases)
      for (const { on } of each.editions) {
        const before = addDays(on, -1)
        const facts = factsIn(each)
        const known = { ...facts, editions: facts.editions?.filter((edition) => edition.on <= before) ?? [] }
        expect(statusOn(deriveObligations(facts), before)).toEqual(statusOn(deriveObligations(known), before))
      }
  })
})

test('they are at least 150, and every pattern stands somewhere', () => {
  expect(all.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(150)
  const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')
  const patterns = Array.from({ length: 99 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`)
  const missing = patterns.filter((pattern) => !new RegExp(`\\b${pattern}\\b`).test(text))
  expect(missing, 'P91 is not a pattern').toEqual(['P91'])
})
