/** What one clear row changes about one person, and the sentences that say so. Pure. */
import type { Employment } from '@/lib/agencies/kinds'
import type { Stretch } from '@/lib/agencies/rules'
import { fold, numberKey } from '@/lib/platform/fold'
import { addDays, type Day } from '@/lib/platform/time'
import { shortDay } from '@/lib/platform/words-of-time'
import { type Match, nameOf } from './matching'
import { agrees, isClearRename, isSameName, type Names, nameKey } from './names'
import { ownDayChanges } from './own-days'
import { type PlannedService, type RosterEntry, type RosterPerson, signsIn, type UnitChoice } from './plan'
import type { Reading } from './reading'
import type { UnitNames } from './units'

type Outcome = Pick<RosterEntry, 'kind' | 'why' | 'proposed' | 'change' | 'asksUnit'>
type Facts = {
  reading: Reading
  match: Match
  units: UnitNames
  today: Day
  usualEmployment: Employment
  lettersGuessed: boolean
}

const refused = (why: string): Outcome => ({ kind: 'refused', why, proposed: false, change: null })
const unchanged = (why: string): Outcome => ({ kind: 'unchanged', why, proposed: false, change: null })

export function changesOf(facts: Facts): Outcome {
  const outcome = outcomeOf(facts)
  const asksUnit = newUnitIn(outcome) ? facts.units.asks(facts.reading.unit) : null
  if (!asksUnit || !outcome.proposed) return outcome
  return { ...outcome, proposed: false, asksUnit }
}

const newUnitIn = ({ change }: Outcome) =>
  change !== null && change.does !== 'end' && change.service?.unit != null && 'newUnit' in change.service.unit

function outcomeOf(facts: Facts): Outcome {
  const { reading, match, units, today } = facts
  const unit = reading.unit ? units.find(reading.unit) : null
  if (unit && 'unclear' in unit) return refused(unit.unclear)
  const member = match.is === 'member' ? match.person : null
  const last = member?.service.at(-1)
  if (member && last) {
    return isGone(reading, today) ? ended(facts, member, last) : changed({ ...facts, member, last, unit })
  }
  if (isGone(reading, today))
    return unchanged(
      reading.endsOn
        ? `The file says the last day was ${shortDay(reading.endsOn)}. Nothing to do.`
        : 'The file says that they left. Nothing to do.',
    )
  return started({ ...facts, unit, person: member })
}

/** By an end date that is over, or by a word for it without a date that is still ahead. */
const isGone = ({ endsOn, standing }: Reading, today: Day) => (endsOn ? endsOn < today : standing === 'gone')

function ended({ reading, match, today }: Facts, { personId, ...person }: RosterPerson, last: Stretch): Outcome {
  const { endsOn } = reading
  const firstDayWithout = endsOn ? addDays(endsOn, 1) : today
  if (endsOn && endsOn < last.validFrom)
    return refused(
      `The end date ${shortDay(endsOn)} is before the present service began, on ${shortDay(last.validFrom)}. End it under People, or correct the date.`,
    )
  const says = endsOn
    ? `The file says the last day was ${shortDay(endsOn)}.`
    : `The file says that they left, without a day. Would serve no longer from ${shortDay(today)}.`
  const doubt = doubtAbout({ reading, before: person, by: byOf(match), others: 0 })
  return {
    kind: 'leaving',
    why: [doubt, says, 'The record stays with the person, and past reports keep it.'].filter(Boolean).join(' '),
    proposed: doubt === null,
    change: { does: 'end', personId, firstDayWithout },
  }
}

/** How the file says that somebody serves, so that a word that was read wrongly is seen before it is loaded. */
const servesAs: Record<Employment, string> = {
  sworn: 'sworn',
  civilian: 'civilian',
  volunteer: 'as a volunteer',
  contractor: 'as a contractor',
}

type Starting = Facts & { person: RosterPerson | null; unit: UnitChoice | null }

function started(facts: Starting): Outcome {
  const { reading, person, unit, today, usualEmployment } = facts
  const { givenName, familyName, hiredOn } = reading
  const leftOn = person?.leftOn ?? null
  const startsOn = hiredOn && (!leftOn || hiredOn >= leftOn) ? hiredOn : today
  if (reading.endsOn && reading.endsOn < startsOn)
    return refused(`The end date ${shortDay(reading.endsOn)} is before the service begins, on ${shortDay(startsOn)}.`)
  const address = person ? addressChange(reading, person.addresses) : { email: reading.email, says: [] }
  const { rename, says: named } = person ? renameOf(reading, person) : { rename: null, says: [] }
  const as = reading.employment ? `, ${servesAs[reading.employment]}` : ''
  const says = [startsOn > today ? `Starts ${shortDay(startsOn)}${as}.` : `Serves since ${shortDay(startsOn)}${as}.`]
  if (leftOn) says.unshift(`Left on ${shortDay(leftOn)} and comes back.`)
  says.push(...named)
  if (givenName === '') says.push('Has one name.')
  if (reading.endsOn) says.push(`Last day: ${shortDay(reading.endsOn)}.`)
  says.push(...ownDayChanges(reading.ownDays, person?.ownDays).says)
  const isUnclear = reading.standing === 'unclear'
  if (isUnclear) says.unshift('The file’s word for whether they serve is not known; tick this row if they do.')
  return {
    kind: leftOn ? 'returning' : 'new',
    why: [...says, ...address.says].join(' '),
    proposed: !isUnclear,
    change: {
      does: 'start',
      personId: person?.personId ?? null,
      givenName,
      familyName,
      email: address.email,
      rename,
      service: {
        unit,
        position: reading.position,
        employment: reading.employment ?? usualEmployment,
        employeeNumber: reading.number,
        serviceStartsOn: startsOn,
        validFrom: startsOn,
        validTo: reading.endsOn ? addDays(reading.endsOn, 1) : null,
      },
      ownDays: reading.ownDays,
    },
  }
}

type Changing = Facts & { member: RosterPerson; last: Stretch; unit: UnitChoice | null }

function changed(facts: Changing): Outcome {
  const { reading, member, last, unit, units, today } = facts
  const problem = datesProblem(facts)
  if (problem) return refused(problem)
  const says: string[] = []
  const service: PlannedService = {}
  const moves = unit !== null && !('unitId' in unit && unit.unitId === last.unitId)
  if (unit && moves) {
    service.unit = unit
    const from = units.nameOf(last.unitId)
    const to = 'unitId' in unit ? units.nameOf(unit.unitId) : unit.newUnit
    says.push(`From ${shortDay(today)} in ${to}${from ? `; was in ${from}` : ''}.`)
  }
  if (reading.position && fold(reading.position) !== fold(last.position ?? '')) {
    service.position = reading.position
    says.push(last.position ? `${reading.position}; was ${last.position}.` : `Position: ${reading.position}.`)
  }
  if (reading.employment && reading.employment !== last.employment) {
    service.employment = reading.employment
    says.push(`Now ${reading.employment}; was ${last.employment}.`)
  }
  Object.assign(service, corrections(facts, says))
  const { rename, says: named } = renameOf(reading, member)
  says.push(...named)
  const address = addressChange(reading, member.addresses)
  const own = ownDayChanges(reading.ownDays, member.ownDays)
  says.push(...own.says)
  const nothing = !rename && !address.email && !own.days && Object.keys(service).length === 0
  if (nothing) return unchanged(['Nothing to do.', ...named, ...address.says].join(' '))
  const others = [address.email, service.employeeNumber].filter(Boolean).length
  const mayBeOther =
    rename || others > 0 ? doubtAbout({ reading, before: member, by: byOf(facts.match), others }) : null
  const doubt = mayBeOther ?? guessed(facts, rename)
  return {
    kind: moves ? 'moved' : 'changed',
    why: [doubt, ...says, ...address.says].filter(Boolean).join(' '),
    proposed: doubt === null,
    change: {
      does: 'change',
      personId: member.personId,
      rename,
      email: address.email,
      service: Object.keys(service).length > 0 ? service : null,
      ownDays: own.days,
    },
  }
}

const byOf = (match: Match) => (match.is === 'member' ? match.by : 'address')

type Doubtful = { reading: Reading; before: Names; by: 'number' | 'address' | 'both'; others: number }

/**
 * Why it may be somebody else: the name differs by more than marriage changes, or it changes together with the number or
 * the address. Then a person decides.
 */
function doubtAbout({ reading, before, by, others }: Doubtful): string | null {
  if (isSameName(reading, before)) return null
  const isClear = agrees(reading, before) && (by === 'both' || isClearRename(before, reading))
  if (isClear && others === 0) return null
  const same = {
    number: 'Only the number is the same',
    address: 'Only the address is the same',
    both: 'The name is another one',
  }
  return `${same[by]}: tick this row if ${nameOf(reading)} is ${nameOf(before)}.`
}

const guessed = ({ lettersGuessed }: Facts, rename: Names | null) =>
  rename && lettersGuessed
    ? 'The file does not say in which letters it is written; tick this row if the name is right.'
    : null

/** Number, start and end: what was recorded wrongly or not at all. */
function corrections({ reading, member, last }: Changing, says: string[]): PlannedService {
  const service: PlannedService = {}
  if (reading.number && numberKey(reading.number) !== numberKey(last.employeeNumber ?? '')) {
    service.employeeNumber = reading.number
    says.push(
      last.employeeNumber ? `Number ${reading.number}; was ${last.employeeNumber}.` : `Number ${reading.number}.`,
    )
  }
  if (correctsStart(reading, member, last)) {
    service.serviceStartsOn = reading.hiredOn ?? last.serviceStartsOn
    says.push(`Service began ${shortDay(service.serviceStartsOn)}; was recorded as ${shortDay(last.serviceStartsOn)}.`)
  }
  const validTo = reading.endsOn ? addDays(reading.endsOn, 1) : null
  if (reading.endsOn && validTo !== last.validTo) {
    service.validTo = validTo
    says.push(`Last day: ${shortDay(reading.endsOn)}.`)
  }
  return service
}

/** A hire date from before an earlier service ended belongs to that one. */
const correctsStart = ({ hiredOn }: Reading, { leftOn }: RosterPerson, last: Stretch) =>
  hiredOn !== null && hiredOn !== last.serviceStartsOn && (!leftOn || hiredOn >= leftOn)

function datesProblem({ reading, member, last, today }: Changing): string | null {
  const first = member.service[0] ?? last
  const { hiredOn, endsOn } = reading
  if (endsOn && endsOn < last.validFrom)
    return `The end date ${shortDay(endsOn)} is before the present service begins, on ${shortDay(last.validFrom)}.`
  if (!hiredOn || !correctsStart(reading, member, last)) return null
  if (hiredOn > today && first.validFrom <= today)
    return `The hire date ${shortDay(hiredOn)} is still ahead, but the person serves since ${shortDay(first.validFrom)}. Check the date.`
  const end = member.service.length > 1 ? first.validTo : (endsOn ?? first.validTo)
  if (end && hiredOn >= end)
    return `The hire date ${shortDay(hiredOn)} is later than a change recorded for ${shortDay(end)}. Correct it under People.`
  return null
}

/** A name is its owner's once they sign in. What differs to no eye (case, accents, an initial) is no new name. */
function renameOf(
  { givenName, familyName, ...reading }: Reading,
  person: RosterPerson,
): { rename: Names | null; says: string[] } {
  if (reading.nameKey === nameKey(person) || isSameName({ givenName, familyName }, person))
    return { rename: null, says: [] }
  if (signsIn(person))
    return {
      rename: null,
      says: [
        `The file gives the name ${nameOf({ givenName, familyName })}; ${nameOf(person)} signs in and changes their name under Profile.`,
      ],
    }
  return {
    rename: { givenName, familyName },
    says: [`New name; was ${nameOf(person)}. Certificates keep the name they were issued with.`],
  }
}

type AddressChange = { email: string | null; says: string[] }

/** An address that somebody signs in with is theirs: a file neither replaces it nor adds another way in. */
function addressChange({ email }: Reading, addresses: RosterPerson['addresses']): AddressChange {
  if (!email || addresses.some(({ address }) => address === email)) return { email: null, says: [] }
  if (addresses.some(({ verified }) => verified))
    return {
      email: null,
      says: [`The file gives the address ${email}; this person signs in with another, which stays as it is.`],
    }
  const before = addresses[0]
  return { email, says: [before ? `E-mail ${email}; was ${before.address}.` : 'E-mail added; there was none.'] }
}
