/** What each row of a file of listings would do, and the sentences that say so. Pure; the directory is handed in. */
import { countyAsKept } from '@/lib/directory/atlas'
import { countiesAmiss, countyProblem } from '@/lib/directory/county-names'
import { exportedCells } from '@/lib/directory/export'
import { listingKindNames } from '@/lib/directory/fields'
import { type KnownLine, type LineCheck, linesOfOthers } from '@/lib/directory/lines-of-others'
import { fieldProblems, type ListingFields, listingFieldNames, listingForm } from '@/lib/directory/listing-fields'
import type { DirectoryWords } from '@/lib/directory/listing-shapes'
import { fieldsOf, type ListingRow } from '@/lib/directory/records'
import { needsRecheck } from '@/lib/directory/rules'
import { isShelter, safetyProblems, unsafe, withoutQuote } from '@/lib/directory/safety'
import { type Steps, sortedInSteps } from '@/lib/platform/slices'
import { stateName } from '@/lib/platform/states'
import { capital } from '@/lib/platform/words'
import { shown } from './cells'
import { entryKinds } from './inputs'
import { Bodies, keyByName, type Match, matchesIn } from './matching'
import type { FieldChange, ListingEntry } from './plan'
import type { Draft, Given } from './reading'

export type Directory = { rows: readonly ListingRow[]; words: DirectoryWords; lines: readonly KnownLine[]; now: Date }
type Against = Directory & { lineOf: LineCheck }

/** Entries in the order in which they want a look. Stops after each row: reading texts for streets takes its time. */
export function* planSteps(drafts: readonly Draft[], directory: Directory): Steps<ListingEntry[]> {
  const matchOf = matchesIn(directory.rows)
  const before = seenRows()
  const against = { ...directory, lineOf: linesOfOthers(directory.lines) }
  const entries: ListingEntry[] = []
  for (const draft of drafts) {
    const match = matchOf(draft)
    const twin = draft.refused === null ? before.find(draft, match) : undefined
    const entry = twin ? again(draft, twin) : entryOf(draft, match, against)
    if (!twin && draft.refused === null) before.add(draft, match, entry)
    entries.push(entry)
    yield
  }
  const order = new Map(entryKinds.map((kind, at) => [kind, at]))
  return yield* sortedInSteps(entries, (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || a.line - b.line)
}

/** Rows that were read before, by what they speak of. */
function seenRows() {
  const byKey = new Map<string, ListingEntry>()
  const bodies = new Bodies<ListingEntry>()
  // By both: whether the first was in the directory already must not change what becomes of the second.
  const keysOf = ({ sourceKey }: Draft, match: Match) =>
    [match.is === 'listing' ? match.row.id : null, sourceKey].filter((key) => key !== null)
  return {
    find(draft: Draft, match: Match) {
      const same = keysOf(draft, match)
        .map((key) => byKey.get(key))
        .find((entry) => entry !== undefined)
      return same ?? (match.is === 'none' && draft.name ? bodies.find(draft) : undefined)
    },
    add(draft: Draft, match: Match, entry: ListingEntry) {
      for (const key of keysOf(draft, match)) byKey.set(key, entry)
      if (match.is === 'none' && entry.kind !== 'refused') bodies.add(draft, entry)
    },
  }
}

const aboutOf = ({ kind, city, state }: Pick<Draft, 'kind' | 'city' | 'state'>): string =>
  [kind && listingKindNames[kind], [city, state && stateName(state)].filter(Boolean).join(', ')]
    .filter(Boolean)
    .join(' · ')

const plainEntry = (draft: Draft) => ({
  ...{ key: `line ${draft.line}${draft.part ? ` ${draft.part}` : ''}`.slice(0, 200), line: draft.line },
  ...{ name: draft.name || draft.slug || draft.listingId || '(no name)', about: aboutOf(draft) },
  ...{ proposed: false, changes: [], does: null },
})

const refused = (draft: Draft, why: string): ListingEntry => ({
  ...plainEntry(draft),
  ...(UNSAFE.test(why) ? { name: `(line ${draft.line})` } : {}),
  kind: 'refused',
  why,
  cells: safeCells(draft.row.written),
})

/** What must not be kept is neither said again nor given out to be repaired: the file itself has it. */
const UNSAFE = / looks like (?:a street|somebody who was helped)/
const safeCells = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([header, cell]) => [header, unsafe(cell) ? '(left out)' : cell]))

/** One body is one listing, however many rows speak of it; what the later ones note is kept with the first. */
function again(draft: Draft, first: ListingEntry): ListingEntry {
  // Were it taken, the first would change it the next time: the same file would never be done.
  if (first.kind === 'refused')
    return refused(
      draft,
      `Line ${first.line} has the same key and cannot be taken. Put that line right, or leave one of the two out.`,
    )
  const isKept = first.does?.act === 'add' && draft.notes.length > 0 && safeNotes(draft.notes)
  if (first.does?.act === 'add' && isKept) {
    const also = draft.sourceKey ? [`Also ${draft.sourceKey}`] : []
    first.does.notes = [...first.does.notes, ...also, ...draft.notes].slice(0, MOST_NOTES)
  }
  const kept = isKept ? ' What this row notes besides is kept with it.' : ''
  return {
    ...plainEntry(draft),
    kind: 'duplicate',
    why: `The same listing stands in line ${first.line} already, and that one counts.${kept}`,
    cells: safeCells(draft.row.written),
  }
}
const MOST_NOTES = 60
const safeNotes = (notes: readonly string[]) =>
  safetyProblems(Object.fromEntries(notes.map((note, at) => [String(at), note])), false).length === 0

function entryOf(draft: Draft, match: Match, directory: Against): ListingEntry {
  if (draft.refused !== null) return refused(draft, withoutQuote(draft.refused))
  if (match.is === 'unknown')
    return refused(
      draft,
      `No listing has the address “${match.named}”. Correct it, or leave the cell empty to suggest a new one.`,
    )
  const row = match.is === 'listing' ? match.row : null
  const given = draft.given(
    row && { exported: exportedCells(row, directory.now), isCertain: match.is === 'listing' && match.by === 'address' },
    directory,
  )
  if (given.problems.length > 0) return refused(draft, given.problems.join(' '))
  return match.is === 'listing'
    ? againstListing(draft, match, { given, directory })
    : asNew(draft, match, { given, directory })
}

/** A form that says nothing yet. */
const EMPTY = { kind: '', name: '', summary: '', sourceName: '' }

type Said = { given: Given; directory: Against }

function asNew(draft: Draft, match: Match, { given, directory }: Said): ListingEntry {
  const read = readFields({ ...EMPTY, ...given.fields }, null, directory)
  if ('problems' in read) return refused(draft, read.problems.join(' '))
  if (!safeNotes(draft.notes))
    return refused(
      draft,
      'What stands in its notes looks like a street, or the name of somebody who was helped. Leave that out.',
    )
  const { fields } = read
  const isKeyTaken = match.is === 'none' && match.isKeyTaken
  const reach = fields.phone || fields.url ? '' : ' It has no number and no page yet: whoever checks it adds one.'
  return {
    ...plainEntry(draft),
    ...{ kind: 'new', about: aboutOf(fields), proposed: true },
    why: `Would be a suggestion, which nobody but moderators sees until one of them has made sure of it.${reach}`,
    does: {
      ...{ act: 'add', fields, sourceKey: (isKeyTaken ? null : draft.sourceKey) ?? keyByName(draft) },
      ...{ confidence: draft.confidence, notes: draft.notes },
    },
  }
}

type Found = Extract<Match, { is: 'listing' }>

function againstListing(draft: Draft, { row, by }: Found, { given, directory }: Said): ListingEntry {
  const before = fieldsOf(row)
  const named = {
    ...{ ...plainEntry(draft), listingId: row.id },
    ...{ name: draft.name || row.name, about: aboutOf({ ...before, kind: row.kind }) },
  }
  const touched = changesIn(before, { ...before, ...given.fields })
  if (touched.length === 0)
    return {
      ...named,
      kind: 'unchanged',
      why: by === 'name' ? `Probably the same as ${row.name}, and says the same.` : SAME,
    }
  if (row.status === 'retired')
    return refused(
      draft,
      row.mergedInto
        ? `${row.name} was found to be the same as another listing. Change that one.`
        : `${row.name} was retired. Restore it first, if it is there again.`,
    )
  const read = readFields({ ...before, ...given.fields }, { row, touched }, directory)
  if ('problems' in read) return refused(draft, read.problems.join(' '))
  const changes = changesIn(before, read.fields)
  if (changes.length === 0) return { ...named, kind: 'unchanged', why: SAME }
  const doubts = doubtsAbout(draft, { row, by })
  const leaves = row.status === 'listed' && needsRecheck(before, read.fields)
  const does = leaves ? LEAVES : row.status === 'listed' ? STAYS : 'Would change the suggestion.'
  return {
    ...{ ...named, isPublic: leaves, kind: by === 'name' ? 'alike' : leaves ? 'recheck' : 'changed' },
    ...{ proposed: doubts.length === 0, why: [...doubts, does].join(' ') },
    changes: changes.map(({ field, ...values }) => ({ field: capital(listingFieldNames[field]), ...values })),
    does: { act: 'change', listingId: row.id, version: row.updatedAt.toISOString(), fields: read.fields },
  }
}

const SAME = 'The directory says the same.'
const STAYS = 'It is public and stays so: what was made sure of is not changed.'
const LEAVES =
  'It is public as it is. With the change it waits until a moderator has made sure of it anew, and nobody finds it until then.'

/** Why somebody has to tick the row: all that speaks against it. */
function doubtsAbout(draft: Draft, { row, by }: Pick<Found, 'row' | 'by'>): string[] {
  const doubts: [boolean, string][] = [
    [by === 'name', `Probably the same as ${row.name}: the name and the place agree, no key does. Tick it if it is.`],
    [
      by === 'key' && draft.name !== '' && draft.name !== row.name,
      `The key is that of ${row.name}. Tick it if this is the same under another name.`,
    ],
    [
      by === 'key' && row.updatedAt > row.createdAt,
      'It was changed here since it came with a file. Tick it to write over that.',
    ],
    [
      draft.version !== null && draft.version !== row.updatedAt.toISOString(),
      'It was changed here since this file was made. Tick it to write over that.',
    ],
    [
      by === 'address' && draft.version === null,
      'The row does not say when it was taken from the directory (updated_at). Tick it to write over what is there.',
    ],
    [row.keeperAgencyId !== null, 'An agency keeps this listing. Ask there first, then tick it.'],
  ]
  return doubts.flatMap(([is, why]) => (is ? [why] : []))
}

type Change = { field: keyof ListingFields; before: string; after: string }

/** Saint Clair is St. Clair. */
const asCompared = (field: keyof ListingFields, value: unknown): string =>
  JSON.stringify(field === 'servedCounties' && Array.isArray(value) ? value.map(countyAsKept) : value)

const changesIn = (before: ListingFields, after: ListingFields): Change[] =>
  (Object.keys(listingFieldNames) as (keyof ListingFields)[]).flatMap((field) =>
    asCompared(field, before[field]) === asCompared(field, after[field])
      ? []
      : [{ field, before: shown(before[field]), after: shown(after[field]) }],
  )

export type { FieldChange }

type Compared = { row: ListingRow; touched: readonly Change[] }

/**
 * The fields as they would be kept, or what is wrong with them. A suggestion may lack its number and its page: whoever checks
 * it finds them. Of one that is there, only what the row changes is asked about; a public one has to be whole.
 */
function readFields(
  sent: object,
  against: Compared | null,
  { lineOf }: Against,
): { fields: ListingFields } | { problems: string[] } {
  const parsed = listingForm.safeParse(sent)
  if (!parsed.success)
    return {
      problems: sentences(parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }))),
    }
  const { servedCounties } = parsed.data
  const fields = { ...parsed.data, isShelter: isShelter(parsed.data), servedCounties: servedCounties.map(countyAsKept) }
  const isAsked = (field: string) => !against || against.touched.some((change) => change.field === field)
  const isWhole = against?.row.status === 'listed'
  const wrong = [...fieldProblems(fields), ...countyProblems(fields)].filter(
    ({ field, message }) => isWhole || (isAsked(field) && !message.startsWith('Give a number or a page')),
  )
  const ofOthers = (['phone', 'textNumber'] as const).flatMap((field) => {
    const message = isAsked(field) && fields[field] ? lineOf(fields[field]) : null
    return message ? [{ field, message }] : []
  })
  const all = [...wrong, ...ofOthers]
  return all.length > 0 ? { problems: sentences(all) } : { fields }
}

const sentences = (wrong: readonly { field: string; message: string }[]): string[] => [
  ...new Set(
    wrong.map(
      ({ field, message }) =>
        `${capital(listingFieldNames[field as keyof ListingFields] ?? field)}: ${withoutQuote(message)}`,
    ),
  ),
]

/** Counties that are in no list, or in that of another state. */
function countyProblems(fields: ListingFields) {
  const states = [...new Set([fields.state, ...fields.servedStates].filter(Boolean))]
  const listed = fields.servedCounties.flatMap((county) => countyProblem(county.slice(3), county.slice(0, 2)) ?? [])
  const named = (['name', 'summary', 'servedWords'] as const).flatMap((field) =>
    fields.isNationwide ? [] : countiesAmiss(fields[field], states).map((message) => ({ field, message })),
  )
  return [...listed.map((message) => ({ field: 'servedCounties' as const, message })), ...named]
}
