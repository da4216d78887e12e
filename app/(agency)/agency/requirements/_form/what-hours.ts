/** Hours and which training counts, between the form and the rule. */
import type { Cap, MinutesCriterion, Part } from '@/lib/requirements/engine/criterion'
import type { acceptedSources, DeliveryMode, Narrowing } from '@/lib/requirements/engine/narrowing'
import {
  blankFloor,
  blankNarrow,
  blankRow,
  type CapRow,
  type EntryValues,
  type FloorRow,
  type HoursRow,
  type NarrowValues,
} from './what-values'

const ANY_PRIORITY = 'priorities'
export const priorities = ['collaboration', 'integration', 'grantee-capacity']

const minutes = (hours: number | null) => (hours === null ? Number.NaN : Math.round(hours * 60))
const asHours = (given: number | undefined) => (given === undefined ? null : given / 60)
const waysIn = (ways: string) => ways.split(' ') as DeliveryMode[]
const listed = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])
const some = <T>(list: readonly T[]) => (list.length > 0 ? [...list] : undefined)

/** Nothing is said of what does not matter. */
export function narrowingOf(values: NarrowValues, agencyId: string): Narrowing {
  const { about, ways, sources, sittingHours } = values
  const [kind, id = ''] = about === '' ? ['topic'] : about.split(':')
  const given = {
    courseIds: some(values.courseIds),
    topics: some([...(kind === 'topic' ? [id] : []), ...values.alsoTopics]),
    exceptTopics: some(values.exceptTopics),
    priorities: some([
      ...(about === ANY_PRIORITY ? priorities : kind === 'priority' ? [id] : []),
      ...values.priorities,
    ]),
    modes: ways === '' ? undefined : waysIn(ways),
    sources: some(sources) as (typeof acceptedSources)[number][] | undefined,
    providers: providersOf(values, agencyId),
    titles: some(listed(values.titles)),
    sittingMinutes: sittingHours === null ? undefined : minutes(sittingHours),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Narrowing
}

function providersOf({ providers, ownAgency, modulesToo }: NarrowValues, agencyId: string): Narrowing['providers'] {
  const names = listed(providers)
  if (names.length === 0 && !ownAgency && !modulesToo) return undefined
  return { names, ...(ownAgency && { agencyId }), ...(modulesToo && { modules: true as const }) }
}

export function narrowIn(of: Narrowing): NarrowValues {
  const { topics, priorities: all = [], providers } = of
  const isAnyPriority = !topics && all.length === priorities.length && all.every((each, i) => each === priorities[i])
  const [topic, ...alsoTopics] = topics ?? []
  const [priority, ...others] = topics || isAnyPriority ? [] : all
  return {
    ...blankNarrow,
    ...{ alsoTopics, priorities: topics ? all : others },
    about: topics ? `topic:${topic}` : isAnyPriority ? ANY_PRIORITY : priority ? `priority:${priority}` : 'any',
    ...{ exceptTopics: of.exceptTopics ?? [], courseIds: of.courseIds ?? [], sources: of.sources ?? [] },
    ...{ ways: of.modes?.join(' ') ?? '', sittingHours: asHours(of.sittingMinutes) },
    providers: providers?.names.join('\n') ?? '',
    titles: of.titles?.join('\n') ?? '',
    ownAgency: providers?.agencyId !== undefined,
    modulesToo: providers?.modules === true,
  }
}

const capsOf = ({ selfPacedAtMost, caps }: Pick<FloorRow, 'selfPacedAtMost' | 'caps'>): Cap[] => [
  ...(selfPacedAtMost === null ? [] : [{ modes: ['self-paced' as const], atMost: minutes(selfPacedAtMost) }]),
  ...caps.map(({ ways, atMost }) => ({ modes: waysIn(ways), atMost: minutes(atMost) })),
]

function capsIn(caps: readonly Cap[]): Pick<FloorRow, 'selfPacedAtMost' | 'caps'> {
  const isUsual = caps[0]?.modes.join() === 'self-paced'
  const rows = caps.map(({ modes, atMost }): CapRow => ({ ways: modes.join(' '), atMost: atMost / 60 }))
  return { selfPacedAtMost: isUsual ? asHours(caps[0]?.atMost) : null, caps: isUsual ? rows.slice(1) : rows }
}

type Floor = Part['parts'][number]
const floorOf = (row: FloorRow, agencyId: string): Floor => ({
  of: narrowingOf(row, agencyId),
  atLeast: minutes(row.atLeast),
  caps: capsOf(row),
  mayShare: row.mayShare,
})
const floorIn = ({ of, atLeast, caps, mayShare }: Floor): FloorRow => ({
  ...blankFloor,
  ...narrowIn(of),
  ...capsIn(caps),
  ...{ atLeast: atLeast / 60, mayShare },
})

const inPerson = (hours: number | null, mayShare: boolean): Floor[] =>
  hours === null ? [] : [{ of: { modes: ['in-person'] }, atLeast: minutes(hours), caps: [], mayShare }]
/** The usual minimum in person, which has a field of its own. */
const isInPerson = (part: Floor | undefined, mayShare: boolean): boolean =>
  part !== undefined &&
  Object.keys(part.of).join() === 'modes' &&
  part.of.modes?.join() === 'in-person' &&
  part.caps.length === 0 &&
  part.mayShare === mayShare

export function hoursOf(values: EntryValues, agencyId: string): MinutesCriterion {
  const { rows } = values
  const isNamed = values.counts === 'named' && mayBeNamedOnly(rows)
  const own = narrowingOf(isNamed ? { ...values, about: 'any', alsoTopics: [], priorities: [] } : values, agencyId)
  return {
    kind: 'minutes',
    atLeast: minutes(values.hours),
    of: { ...own, ...(isNamed ? together(rows) : {}) },
    caps: capsOf(values),
    parts: [
      ...rows.map((row) => ({
        ...floorOf(row, agencyId),
        parts: [...inPerson(row.inPersonAtLeast, false), ...row.inner.map((inner) => floorOf(inner, agencyId))],
      })),
      ...inPerson(values.inPersonAtLeast, true).map((part) => ({ ...part, parts: [] })),
    ],
    withinMonths: values.togetherMonths,
    eachOnce: values.eachOnce,
    ...(values.hourMinutes !== null && { hour: { minutes: values.hourMinutes, inHalves: values.inHalves } }),
  }
}

export function hoursIn({ atLeast, of, caps, parts, withinMonths, eachOnce, hour }: MinutesCriterion) {
  const last = parts.at(-1)
  const isUsual = isInPerson(last, true) && last?.parts.length === 0
  const rows = (isUsual ? parts.slice(0, -1) : parts).map(rowIn)
  const { topics, priorities: all, ...more } = of
  const named = mayBeNamedOnly(rows) ? together(rows) : null
  const isNamed = named !== null && JSON.stringify({ topics, priorities: all }) === JSON.stringify(named)
  return {
    ...narrowIn(isNamed ? more : of),
    ...capsIn(caps),
    ...{ asks: 'hours' as const, hours: atLeast / 60, counts: isNamed ? ('named' as const) : ('any' as const), rows },
    inPersonAtLeast: isUsual ? asHours(last?.atLeast) : null,
    ...{ togetherMonths: withinMonths, eachOnce },
    ...{ hourMinutes: hour?.minutes ?? null, inHalves: hour?.inHalves ?? false },
  }
}

function rowIn({ parts, ...floor }: Part): HoursRow {
  const isUsual = isInPerson(parts[0], false)
  return {
    ...blankRow,
    ...floorIn(floor),
    inPersonAtLeast: isUsual ? asHours(parts[0]?.atLeast) : null,
    inner: (isUsual ? parts.slice(1) : parts).map(floorIn),
  }
}

/** Only topics or only priorities: what is of both kinds cannot be said as one. */
function together(rows: readonly HoursRow[]): Pick<Narrowing, 'topics' | 'priorities'> {
  const named = rows.map((row) => narrowingOf(row, ''))
  const [topics, of] = [named.flatMap((each) => each.topics ?? []), named.flatMap((each) => each.priorities ?? [])]
  return topics.length > 0 ? { topics: [...new Set(topics)] } : { priorities: [...new Set(of)] }
}

/** Each line is about topics, or each about priorities. */
export function mayBeNamedOnly(rows: readonly HoursRow[]): boolean {
  const kinds = rows.map((row) => {
    const { topics, priorities: of } = narrowingOf(row, '')
    return topics && of ? 'both' : topics ? 'topics' : of ? 'priorities' : 'none'
  })
  return rows.length > 0 && new Set(kinds).size === 1 && (kinds[0] === 'topics' || kinds[0] === 'priorities')
}
