/** What each entry of a calendar would do, and the sentences that say so. Pure; what stands here is handed in. */
import { hidesPlace } from '@/lib/events/checks'
import type { EventFields } from '@/lib/events/fields'
import { daysOf, type Likely } from '@/lib/events/rules'
import { audienceWords, fieldNames, formatNames, kindNames, placeWords, sessionWords } from '@/lib/events/words'
import type { Steps } from '@/lib/platform/slices'
import { capital } from '@/lib/platform/words'
import { checkedFields } from './drafting'
import { type CalendarEntry, type Draft, type Foreign, type Known, keyOf } from './entries'
import { entryKinds } from './facts'

export type Alike = { eventId: string; title: string; isOwn: boolean; status: string }
export type Standing = {
  known: ReadonlyMap<string, Known>
  alike: ReadonlyMap<string, readonly Alike[]>
  /** Events that came with this calendar before. */
  ofOrigin: readonly Known[]
  now: Date
}
export type RefusedLine = { line: number; name: string; why: string }

/** Entries in the order in which they want a look. Stops after each: asking every question of an event takes its time. */
export function* planSteps(
  drafts: readonly Draft[],
  refused: readonly RefusedLine[],
  standing: Standing,
): Steps<CalendarEntry[]> {
  const entries = refused.map(
    ({ line, name, why }): CalendarEntry => ({ ...plain(`line ${line}`, line, name), kind: 'refused', why }),
  )
  const seen = new Map<string, number>()
  for (const draft of drafts) {
    const key = keyOf(draft)
    const first = seen.get(key)
    entries.push(first === undefined ? entryOf(draft, standing) : again(draft, first))
    if (first === undefined) seen.set(key, draft.line)
    yield
  }
  entries.push(...standing.ofOrigin.flatMap((known) => (seen.has(keyOf(known)) ? [] : goneOf(known))))
  const order = new Map(entryKinds.map((kind, at) => [kind, at]))
  return entries.sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || a.line - b.line)
}

const plain = (key: string, line: number, title: string) => ({
  ...{ key, line, title: title.slice(0, 150) || '(no title)', about: '' },
  ...{ proposed: false, eventId: null, changes: [], does: null },
})

function plainOf(draft: Draft) {
  const { fields } = draft
  const [first] = fields.sessions
  const when = first && draft.refused === null ? sessionWords(first) : ''
  const where = placeWords({ format: fields.format, placeHidden: hidesPlace(fields) }, first)
  return { ...plain(keyOf(draft), draft.line, fields.title), about: [when, where].filter(Boolean).join(' · ') }
}

const again = (draft: Draft, line: number): CalendarEntry => ({
  ...{ ...plainOf(draft), key: `line ${draft.line} ${keyOf(draft)}`, kind: 'unchanged' },
  why: `The same entry stands in line ${line} already, and that one counts.`,
})

/** Named and nothing else: that it is not in the file may have many reasons. */
function goneOf(known: Known): CalendarEntry[] {
  if (known.isOver || known.status === 'cancelled' || known.status === 'withdrawn') return []
  return [
    {
      ...{ ...plain(`gone ${keyOf(known)}`, 0, known.current.title), kind: 'gone', eventId: known.eventId },
      why: 'It came with this calendar and is not in it any more. It stays as it is: cancel it yourself if it is off.',
    },
  ]
}

function entryOf(draft: Draft, standing: Standing): CalendarEntry {
  const known = standing.known.get(keyOf(draft))
  return known ? againstKnown(draft, known, standing) : asNew(draft, standing)
}

function asNew(draft: Draft, { alike, now }: Standing): CalendarEntry {
  const base = plainOf(draft)
  if (draft.isCancelled) return { ...base, kind: 'unchanged', why: 'It is canceled there, and was never loaded here.' }
  if (draft.refused !== null) return { ...base, kind: 'refused', why: draft.refused }
  const { fields, problem } = checkedFields(draft.fields, { now, isNew: true })
  if (problem) return { ...base, kind: 'refused', why: problem }
  const [twin] = alike.get(keyOf(draft)) ?? []
  const doubts = [...(twin ? [twinWords(twin)] : []), ...draft.doubts, ...hiddenWords(fields)]
  return {
    ...{ ...base, kind: twin ? 'alike' : 'new', proposed: !twin && draft.doubts.length === 0 },
    why: [
      ...doubts,
      'It would be posted as yours.',
      ...(draft.doubts.length > 0 ? ['Tick it if that is right.'] : []),
    ].join(' '),
    does: { act: 'add', foreign: foreignOf(draft, fields) },
  }
}

const twinWords = ({ title, isOwn, status }: Alike): string =>
  `Probably the same as “${title}”, ${status === 'submitted' ? 'which you sent already' : isOwn ? 'which you posted' : 'which somebody posted'}. Tick it only if it is another one.`

const hiddenWords = (fields: EventFields): string[] =>
  hidesPlace(fields) ? ['Its place is not shown to anybody.'] : []

const foreignOf = ({ uid, recurrence, sequence, changedAt }: Draft, fields: EventFields): Foreign => ({
  ...{ uid, recurrence, sequence, changedAt, fields },
})

function againstKnown(draft: Draft, known: Known, { now, ofOrigin }: Standing): CalendarEntry {
  const isTheirs = ofOrigin.includes(known)
  const base = { ...plainOf(draft), eventId: known.eventId }
  if (isOlder(draft, known))
    return { ...base, kind: 'older', why: 'It is older than what was loaded before, so it changes nothing.' }
  if (draft.isCancelled) return canceled(draft, known, isTheirs)
  if (draft.refused !== null) return { ...base, kind: 'refused', why: draft.refused }
  if (known.status === 'cancelled' || known.status === 'withdrawn')
    return {
      ...{ ...base, kind: 'unchanged' },
      why: `It was ${known.status === 'cancelled' ? 'canceled' : 'withdrawn'} here, and stays so. Post a new one if it takes place after all.`,
    }
  if (known.isOver) return { ...base, kind: 'unchanged', why: 'It is over here.' }
  const { fields: theirs } = checkedFields(draft.fields, { now, isNew: false })
  const fields = merged(known, theirs)
  const changes = changesIn(known.current, fields)
  if (changes.length === 0) return { ...base, kind: 'unchanged', why: 'It is here as the calendar has it.' }
  const { problem } = checkedFields(fields, { now, isNew: false })
  if (problem) return { ...base, kind: 'refused', why: problem }
  const byHand = known.version !== known.loadedVersion && changesIn(known.fields, known.current).length > 0
  const doubts = [
    ...(isTheirs ? [] : [OF_ANOTHER]),
    ...(byHand ? ['It was changed here since it was loaded; what the calendar did not change stays.'] : []),
    ...draft.doubts,
  ]
  return {
    ...{ ...base, kind: 'changed', proposed: doubts.length === 0, changes },
    why: [...doubts, changeWords(known), ...(doubts.length > 0 ? ['Tick it if that is right.'] : [])].join(' '),
    does: { act: 'change', foreign: foreignOf(draft, theirs), eventId: known.eventId, version: known.version, fields },
  }
}

/** RFC 5545, section 3.8.7.4: SEQUENCE first; where it does not rise, when the entry was changed last. */
const isOlder = (draft: Draft, known: Known): boolean =>
  draft.sequence !== known.sequence
    ? draft.sequence < known.sequence
    : draft.changedAt !== null && known.changedAt !== null && draft.changedAt < known.changedAt

const changeWords = ({ status }: Known): string =>
  status === 'published' ? 'It is public and changes at once, as if you typed it.' : 'It would be changed.'

/** Anybody may write somebody else's UID: what came with one calendar is changed by another only when somebody ticks it. */
const OF_ANOTHER = 'It came here with another calendar.'

function canceled(draft: Draft, known: Known, isTheirs: boolean): CalendarEntry {
  const base = { ...plainOf(draft), eventId: known.eventId }
  if (known.status === 'cancelled' || known.status === 'withdrawn')
    return { ...base, kind: 'unchanged', why: 'It is canceled there and here.' }
  if (known.isOver) return { ...base, kind: 'unchanged', why: 'It is canceled there, and is over here.' }
  const isPublic = known.status === 'published'
  return {
    ...{ ...base, title: known.current.title, kind: 'canceled', proposed: isTheirs },
    why: [
      ...(isTheirs ? [] : [OF_ANOTHER]),
      isPublic
        ? 'It is canceled there. It would be canceled here and stay on the calendar, said to be canceled.'
        : 'It is canceled there, and nobody has seen it here yet: it would be withdrawn.',
      ...(isTheirs ? [] : ['Tick it if that is right.']),
    ].join(' '),
    does: {
      ...{ act: isPublic ? 'cancel' : 'withdraw', foreign: foreignOf(draft, known.fields) },
      ...{ eventId: known.eventId, version: known.version },
    },
  }
}

/** Only what the calendar itself changed is changed: what somebody corrected here stays. */
function merged({ fields: before, current }: Known, theirs: EventFields): EventFields {
  const after: Record<string, unknown> = { ...current }
  for (const name of Object.keys(fieldNames) as (keyof EventFields)[])
    if (asText(before[name]) !== asText(theirs[name])) after[name] = theirs[name]
  const fields = after as EventFields
  return {
    ...fields,
    sessions: fields.sessions.map((session, at) => {
      const id = current.sessions[at]?.id
      return id ? { ...session, id } : session
    }),
    hidePlace: fields.hidePlace || current.hidePlace,
  }
}

/** Ids of sessions are ours and nobody's change; in which order a thing has its parts says nothing. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([name]) => name !== 'id')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  ) ?? ''

const changesIn = (before: EventFields, after: EventFields): CalendarEntry['changes'] =>
  (Object.keys(fieldNames) as (keyof EventFields)[]).flatMap((name) =>
    asText(before[name]) === asText(after[name])
      ? []
      : [{ field: capital(fieldNames[name]), before: shown(name, before), after: shown(name, after) }],
  )

function shown(name: keyof EventFields, fields: EventFields): string {
  const { sessions, kind, format, audiences } = fields
  if (name === 'kind') return kindNames[kind]
  if (name === 'format') return formatNames[format]
  if (name === 'audiences') return audienceWords(audiences)
  if (name === 'hidePlace') return fields.hidePlace ? 'not shown' : 'shown'
  if (name === 'sessions')
    return sessions
      .map((session) => `${sessionWords(session)}, ${placeWords({ format, placeHidden: hidesPlace(fields) }, session)}`)
      .join('; ')
  const value = fields[name]
  return (Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value)).slice(0, 400)
}

/** What an entry is compared by with the events that stand here. */
export const likelyOf = (draft: Draft): Likely & { key: string } => {
  const { format, sessions, title } = draft.fields
  const states = format === 'virtual' ? [] : [...new Set(sessions.map(({ state }) => state).filter(Boolean))]
  return { key: keyOf(draft), title, days: daysOf(sessions), states }
}
