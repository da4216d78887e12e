/** The three reference files, each row as a suggestion that waits for a person, or refused; and rows of one body as one. */
import { type ListingKind, listingKindNames } from '@/lib/directory/fields'
import { fold } from '@/lib/platform/fold'
import { stateName } from '@/lib/platform/states'
import { bodyOf } from './bodies'
import {
  cell,
  ground,
  noted,
  type Outcome,
  orNull,
  RECALLED,
  type ReferenceRow,
  type Refused,
  read,
  type Suggestion,
  served,
  siteOf,
  suggest,
} from './reference-ground'

const NOT_SERVING: Readonly<Record<string, string>> = {
  'training provider': 'it trains others, and serves no victims directly',
}
const kindOfProvider: Readonly<Record<string, ListingKind>> = {
  'direct services': 'service-provider',
  'state funded, not OVC': 'service-provider',
  'general victim services': 'service-provider',
  'task force lead': 'human-trafficking-task-force',
  'state strategy': 'trafficking-coordinator',
}

export function fromProvider(row: ReferenceRow): Outcome {
  const listingKind = cell(row, 'listing_kind')
  const kind = kindOfProvider[listingKind]
  if (!kind) return { key: cell(row, 'id'), why: NOT_SERVING[listingKind] ?? `“${listingKind}” is no kind of listing` }
  const basis = cell(row, 'location_basis')
  const state = basis === 'memory' || /state memory|not known/.test(basis) ? '' : cell(row, 'state')
  const city = RECALLED.test(basis) ? '' : cell(row, 'city')
  const name = cell(row, 'name')
  if (/\(title only\)/.test(name)) return { key: cell(row, 'id'), why: 'the name of a project, not of who runs it' }
  return suggest({
    ...ground(row, kind, state),
    name: name.replace(/\s*\(name as printed\)/, ''),
    summary: read(row.what_they_do),
    whom: orNull(read(row.populations)),
    city: orNull(city),
    phone: null,
    url: null,
    serviceWords: `${cell(row, 'what_they_do')} ${cell(row, 'program')}`,
    ...served(cell(row, 'area_served'), state),
    notes: [
      ...noted('Award', awardOf(row)),
      ...noted('Status', cell(row, 'status')),
      ...noted('Doubt', cell(row, 'notes')),
    ],
  })
}

const awardOf = (row: ReferenceRow) =>
  ['funder', 'program', 'award_number', 'fiscal_year', 'amount_usd', 'amount_note']
    .map((name) => cell(row, name))
    .filter(Boolean)
    .join(', ')

const kindOfTaskForce: Readonly<Record<string, ListingKind>> = {
  icac: 'icac-task-force',
  'human-trafficking-ecm': 'human-trafficking-task-force',
  'human-trafficking-2004-model': 'human-trafficking-task-force',
  'local-minor-sex-trafficking': 'human-trafficking-task-force',
  'local-not-doj': 'human-trafficking-task-force',
  'innocence-lost': 'innocence-lost-task-force',
}
const NO_TASK_FORCE: Readonly<Record<string, string>> = {
  'human-trafficking-nij-list': 'its list has no year: never to be shown as current',
  'fbi-field-office': 'a field office, not a task force: the office itself tells',
  'icac-extra': 'nobody has made out which body it is',
  'innocence-lost-count': 'a count, not a task force',
}

export function fromTaskForce(row: ReferenceRow): Outcome {
  const named = cell(row, 'kind')
  const kind = kindOfTaskForce[named]
  const status = cell(row, 'status')
  if (!kind) return { key: cell(row, 'id'), why: NO_TASK_FORCE[named] ?? `“${named}” is no kind of listing` }
  if (/^(?:ended|probably ended)/.test(status)) return { key: cell(row, 'id'), why: `it is over: ${status}` }
  const state = cell(row, 'state')
  const lead = read(row.lead_agency)
  const city = cell(row, 'city')
  const doubts = cell(row, 'known_errors_or_conflicts')
  // Where an office sits was recalled, unless its own name or the source says so.
  const sure = named !== 'icac' || fold(lead).includes(fold(city))
  return suggest({
    ...ground(row, kind, state),
    name: cell(row, 'name'),
    summary: lead ? `${listingKindNames[kind]}, led by ${lead}` : listingKindNames[kind],
    whom: null,
    city: sure && !RECALLED.test(doubts) ? orNull(city) : null,
    phone: orNull(cell(row, 'phone')),
    url: orNull(cell(row, 'url')),
    serviceWords: '',
    ...served(cell(row, 'coverage'), state),
    notes: [
      ...noted('Service partner', read(row.service_partner)),
      ...noted(
        'Award',
        ['award_number', 'award_years', 'award_amount_usd', 'amount_note']
          .map((n) => cell(row, n))
          .filter(Boolean)
          .join(', '),
      ),
      ...noted('Status', status),
      ...noted('Source dated', cell(row, 'source_dated')),
      ...noted('Doubt', doubts),
    ],
  })
}

/** A column of the states’ file, with its own source and confidence. */
type StateColumn = { kind: ListingKind; name: string; source: string; site: string; confidence: string; does: string }
const stateColumns: Readonly<Record<string, StateColumn>> = {
  comp: {
    kind: 'victim-compensation',
    name: 'comp_agency',
    source: 'source_general',
    site: '',
    confidence: 'comp_confidence',
    does: 'Pays costs of victims of crime',
  },
  voca: {
    kind: 'assistance-administrator',
    name: 'voca_assistance_admin',
    source: 'source_general',
    site: '',
    confidence: 'voca_confidence',
    does: 'Gives federal victim assistance funds to programs',
  },
  body: {
    kind: 'trafficking-coordinator',
    name: 'trafficking_body',
    source: 'trafficking_source',
    site: 'trafficking_site',
    confidence: 'trafficking_confidence',
    does: 'Coordinates work against trafficking',
  },
  post: {
    kind: 'training-board',
    name: 'post_agency',
    source: 'post_source',
    site: '',
    confidence: 'post_confidence',
    does: 'Sets the training of law enforcement officers',
  },
  'dv-coalition': {
    kind: 'coalition',
    name: 'dv_coalition',
    source: 'source_general',
    site: '',
    confidence: 'coalition_confidence',
    does: 'Coalition of programs against domestic violence',
  },
  'sa-coalition': {
    kind: 'coalition',
    name: 'sa_coalition',
    source: 'source_general',
    site: '',
    confidence: 'coalition_confidence',
    does: 'Coalition of programs against sexual assault',
  },
}

/** What says something about a body without naming it. */
const NAMES_NOBODY =
  /^(?:state material|state interagency|commission with|attorney general(?: \(|$| trafficking grants| special)|department of justice:)/i

export const fromState = (row: ReferenceRow): Outcome[] =>
  Object.entries(stateColumns).flatMap(([column, about]) => {
    const said = cell(row, about.name)
    const state = cell(row, 'state')
    const key = `${state.toLowerCase()}-${column}`
    if (!said) return []
    if (NAMES_NOBODY.test(said)) return [{ key, why: `“${said}” names no body` }]
    const source = cell(row, about.source)
    const [name = '', ...more] = said.split(/\s*[:;(]\s*|,\s(?=\d{3}-)/)
    return [
      suggest({
        ...ground(row, about.kind, state),
        key,
        name: nameInState(name.trim(), state),
        summary: `${about.does} in ${stateName(state)}`,
        whom: null,
        city: null,
        phone: /\b\d{3}-\d{3}-\d{4}\b/.exec(said)?.[0] ?? null,
        url: null,
        sourceName: source,
        sourceUrl: about.site ? siteOf(cell(row, about.site)) : null,
        confidence: RECALLED.test(source) ? 'memory only' : cell(row, about.confidence),
        serviceWords: '',
        ...served('statewide', state),
        notes: [...(more.length > 0 ? noted('As written', said) : []), ...noted('Doubt', cell(row, 'notes'))],
      }),
    ]
  })

/** “Safe Harbor” is many: the state stands beside a name that does not hold it. */
const nameInState = (name: string, state: string): string =>
  fold(name).includes(fold(stateName(state))) ? name : `${name} (${stateName(state)})`

const isSuggestion = (outcome: Outcome): outcome is Suggestion => 'kind' in outcome

/** One body is one suggestion, however many awards it has: the first row stays, the others become its notes. */
export function together(outcomes: readonly Outcome[]): { suggestions: Suggestion[]; refused: Refused[] } {
  const byBody = new Map<string, Suggestion>()
  const refused: Refused[] = []
  for (const outcome of outcomes) {
    if (!isSuggestion(outcome)) {
      refused.push(outcome)
      continue
    }
    const body = bodyOf(outcome)
    const first = byBody.get(body)
    byBody.set(body, first ? { ...first, notes: [...first.notes, ...withKey(outcome)] } : outcome)
  }
  return { suggestions: [...byBody.values()], refused }
}

const withKey = ({ key, sourceName, notes }: Suggestion): string[] => [`Also ${key}: ${sourceName}`, ...notes]
