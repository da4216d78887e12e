/**
 * Whom each row of a file of earlier training is about, and whether it is recorded: matched as the roster matches, compared
 * with what stands on the record, however that got there. Pure; what is known is handed in.
 */
import { fold } from '@/lib/platform/fold'
import { grouped } from '@/lib/platform/grouped'
import { eachInSteps, type Steps } from '@/lib/platform/slices'
import type { Day } from '@/lib/platform/time'
import { fullName, hours } from '@/lib/platform/words'
import type { Standing } from '@/lib/records/earlier'
import { areTitlesAlike } from '@/lib/records/titles'
import { longDay, shortDay } from '@/lib/records/wording'
import { type Directory, type Match, matchRow, nameOf } from '../roster/matching'
import type { RosterPerson } from '../roster/plan'
import type { EntryKind } from './inputs'
import { type HistoryEntry, whomKey } from './plan'
import type { Told } from './reading'

export type Matched = { told: Told; match: Match }

/** @param named the person that somebody named for all of the rows */
export function* matchSteps(rows: readonly Told[], directory: Directory): Steps<Matched[]> {
  return yield* eachInSteps(rows, (told) => ({ told, match: matchOf(told, directory) }))
}

/** A row without a name is believed its address, or the number of somebody who serves. */
function matchOf(told: Told, directory: Directory): Match {
  if (told.nameKey) return matchRow(told, directory)
  const byNumber = told.numberKey ? directory.servingByNumber.get(told.numberKey)?.[0] : undefined
  const byAddress = told.email ? directory.byAddress.get(told.email) : undefined
  const person = byAddress ?? byNumber
  if (!person) return { is: 'nobody' }
  if (byNumber && byAddress && byNumber !== byAddress)
    return { is: 'refused', why: 'The number and the address belong to two people. One of them is wrong.', about: [] }
  return { is: 'member', person, by: byAddress ? 'address' : 'number' }
}

/** A claim that went on for several days; its credit stands on the last of them, and an old system may have kept another one. */
export type Lasting = { personId: string; titles: readonly string[]; startsOn: Day; endsOn: Day }

/** What is known of those whom the rows are about. */
export type Ground = {
  agencyId: string
  /** The agency of record of each row, in their order; null: none on that day. */
  agencies: readonly (string | null)[]
  standing: readonly Standing[]
  lasting: readonly Lasting[]
  /** Who said that they serve here, or has not signed in at all. */
  isTheirs: (person: RosterPerson) => boolean
  /** All records of whoever loads it, or says whose rows they are. */
  own: ReadonlySet<string>
  /** Rows that wait in a file that was loaded, and the name of that file, by `waitKey`. */
  waiting: ReadonlyMap<string, string>
}
type Verdict = Pick<HistoryEntry, 'kind' | 'why' | 'personId' | 'name'>

/** Nobody takes more on one day; and each is compared with the others of it. */
export const MOST_OF_A_DAY = 200

/** In the order of the rows. Only what is of the same person and day is compared. */
export function* judgeSteps(rows: readonly Matched[], ground: Ground): Steps<Verdict[]> {
  const standing = grouped(ground.standing, ({ personId, earnedOn }) => `${personId} ${earnedOn}`)
  const lasting = grouped(ground.lasting, ({ personId }) => personId)
  const seen = new Map<string, Told[]>()
  return yield* eachInSteps(rows, ({ told, match }, at) => {
    if (match.is === 'refused') return verdict('refused', match.why, null, written(told))
    if (match.is === 'nobody') return waits(told, { why: NOBODY, name: written(told) }, ground)
    const { person } = match
    const day = `${person.personId} ${told.completedOn}`
    const before = seen.get(day) ?? []
    if (before.length >= MOST_OF_A_DAY) return verdict('refused', TOO_MANY, person.personId, nameOf(person))
    const days = (lasting.get(person.personId) ?? []).filter((each) => isWithin(each, told))
    const records = { standing: standing.get(day) ?? [], lasting: days, before }
    const judged = judge(told, { person, ...records, agency: ground.agencies[at] ?? null }, ground)
    before.push(told)
    seen.set(day, before)
    return judged
  })
}

/** `standing` and `before` are of the same person and day, `lasting` of days of which it is one. */
type Found = {
  person: RosterPerson
  standing: readonly Standing[]
  lasting: readonly Lasting[]
  before: readonly Told[]
  agency: string | null
}

function judge(told: Told, found: Found, ground: Ground): Verdict {
  const { agencyId, isTheirs, own } = ground
  const { person, standing, lasting, before, agency } = found
  const name = nameOf(person)
  const say = (kind: EntryKind, why: string) => verdict(kind, why, person.personId, name)
  if (!isTheirs(person))
    return waits(told, { why: `${name} has not said yet that they serve here. It waits until they do.`, name }, ground)
  if (own.has(person.personId))
    return say('refused', 'Nobody loads their own record: another coordinator loads the file.')
  if (agency !== null && agency !== agencyId)
    return say('refused', 'They served another agency on that day, and it is for that agency to record.')
  const there = standing.find((each) => isSame(each, told))
  if (there) return say('known', `It is on the record already: ${howItCame(there)}.`)
  const whole = lasting.find(({ titles }) => titles.some((title) => fold(title) === fold(told.title)))
  if (whole) return say('known', `It is on the record already: ${howItLasted(whole)}.`)
  const twin = before.find((each) => isSameTold(each, told))
  if (twin) return say('twice', `It stands in row ${twin.line} of the file already.`)
  const like = standing.find(({ title }) => areTitlesAlike(title, told.title))
  if (like) return say('alike', `“${like.title}” of that day is on the record already: ${howItCame(like)}. ${TICK_IT}`)
  const part = lasting.find(({ titles }) => titles.some((title) => areTitlesAlike(title, told.title)))
  if (part) return say('alike', `“${part.titles[0]}” is on the record already: ${howItLasted(part)}. ${TICK_IT}`)
  const alike = before.find((each) => areTitlesAlike(each.title, told.title))
  if (alike) return say('alike', `Row ${alike.line} tells of “${alike.title}” on that day. ${TICK_IT}`)
  if (agency === null)
    return say(
      'outside',
      'They served nowhere that is known here on that day. Tick it, and it is recorded without an agency.',
    )
  return say('new', `${hours(told.minutes)}, completed on ${longDay(told.completedOn)}.`)
}

/** For somebody who is not here yet; what waits for them already waits once. */
function waits(told: Told, { why, name }: { why: string; name: string }, { waiting }: Ground): Verdict {
  const file = waiting.get(waitKey(told))
  return file === undefined
    ? verdict('unmatched', why, null, name)
    : verdict('known', `It waits for them already, from “${file}”.`, null, name)
}

export const waitKey = (told: Told): string =>
  JSON.stringify([whomKey(told), told.completedOn, fold(told.title), told.reference])

const verdict = (kind: EntryKind, why: string, personId: string | null, name: string): Verdict => ({
  kind,
  why,
  personId,
  name,
})

export const TICK_IT = 'Tick it if this is another training.'
const TOO_MANY = `${MOST_OF_A_DAY} rows tell of this person on this day already. Check the day, or send the others as another file.`
const NOBODY =
  'Nobody on the roster has this number or address. It waits until they are on it, or until you say who it is.'

/** As the row names them. */
export const written = ({ givenName, familyName, email, number }: Told): string =>
  fullName({ given: givenName, family: familyName }).trim() || email || (number ? `Number ${number}` : 'Nobody')

/** Of one day: the same title; or what the old system kept under the same reference. */
const isSame = (there: Standing, { title, reference }: Told): boolean =>
  fold(there.title) === fold(title) || (reference !== null && there.reference === reference)

const isSameTold = (one: Told, other: Told): boolean =>
  fold(one.title) === fold(other.title) ||
  (one.reference !== null && one.reference === other.reference && areTitlesAlike(one.title, other.title))

const isWithin = ({ startsOn, endsOn }: Lasting, { completedOn }: Told): boolean =>
  startsOn <= completedOn && completedOn <= endsOn

const howItLasted = ({ startsOn, endsOn }: Lasting): string =>
  `accepted as outside training of ${shortDay(startsOn)} to ${shortDay(endsOn)}`

const howItCame = ({ source, fileName }: Standing): string =>
  ({
    import: `imported from “${fileName ?? 'a file'}”`,
    module: 'completed as a module here',
    event: 'attended as an event',
    claim: 'accepted as outside training',
  })[source]
