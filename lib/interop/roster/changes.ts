/** What one clear row changes about one person, and the sentences that say so. Pure. */
import type { Employment } from '@/lib/agencies/inputs'
import type { Stretch } from '@/lib/agencies/rules'
import { fold } from '@/lib/platform/fold'
import { addDays, type Day } from '@/lib/platform/time'
import { shortDay } from '@/lib/platform/words-of-time'
import { type Match, nameOf } from './matching'
import type { KnownPerson, PlannedService, RosterEntry, RosterPerson, UnitChoice } from './plan'
import { numberKey, type Reading } from './reading'
import type { UnitNames } from './units'

type Outcome = Pick<RosterEntry, 'kind' | 'why' | 'proposed' | 'change'>
type Facts = { reading: Reading; match: Match; units: UnitNames; today: Day; usualEmployment: Employment }

const refused = (why: string): Outcome => ({ kind: 'refused', why, proposed: false, change: null })
const unchanged = (why: string): Outcome => ({ kind: 'unchanged', why, proposed: false, change: null })

export function changesOf(facts: Facts): Outcome {
  const { reading, match, units, today } = facts
  const unit = reading.unit ? units.find(reading.unit) : null
  if (unit && 'unclear' in unit) return refused(unit.unclear)
  const gone = reading.endsOn !== null && reading.endsOn < today
  const member = match.is === 'member' ? match.person : null
  const last = member?.service.at(-1)
  if (member && last) {
    return gone ? ended(reading, member, last) : changed({ ...facts, member, last, unit })
  }
  if (gone) return unchanged(`The file says the last day was ${shortDay(reading.endsOn ?? today)}. Nothing to do.`)
  return started({ ...facts, unit, person: match.is === 'known' || match.is === 'member' ? match.person : null })
}

function ended(reading: Reading, { personId }: RosterPerson, last: Stretch): Outcome {
  const endsOn = reading.endsOn ?? last.validFrom
  if (endsOn < last.validFrom)
    return refused(
      `The end date ${shortDay(endsOn)} is before the present service began, on ${shortDay(last.validFrom)}. End it under People, or correct the date.`,
    )
  return {
    kind: 'leaving',
    why: `The file says the last day was ${shortDay(endsOn)}. The record stays with the person, and past reports keep it.`,
    proposed: true,
    change: { does: 'end', personId, firstDayWithout: addDays(endsOn, 1) },
  }
}

type Starting = Facts & { person: RosterPerson | KnownPerson | null; unit: UnitChoice | null }

function started({ reading, person, unit, today, usualEmployment }: Starting): Outcome {
  const { givenName, familyName, hiredOn } = reading
  const leftOn = person && 'leftOn' in person ? person.leftOn : null
  const startsOn = hiredOn && (!leftOn || hiredOn >= leftOn) ? hiredOn : today
  if (reading.endsOn && reading.endsOn < startsOn)
    return refused(`The end date ${shortDay(reading.endsOn)} is before the service begins, on ${shortDay(startsOn)}.`)
  const address = person ? addressChange(reading, addressesOf(person)) : { email: reading.email, says: [] }
  const rename = person ? renameOf(reading, person) : null
  const says = [startsOn > today ? `Starts ${shortDay(startsOn)}.` : `Serves since ${shortDay(startsOn)}.`]
  if (person && !leftOn) says.unshift('Already known to Attest; what they earned before counts here too.')
  if (leftOn) says.unshift(`Left on ${shortDay(leftOn)} and comes back.`)
  if (rename && person) says.push(`New name; was ${nameOf(person)}. Certificates keep the name they were issued with.`)
  if (reading.endsOn) says.push(`Last day: ${shortDay(reading.endsOn)}.`)
  return {
    kind: leftOn ? 'returning' : 'new',
    why: [...says, ...address.says].join(' '),
    proposed: true,
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
  const rename = renameOf(reading, member)
  if (rename) says.push(`New name; was ${nameOf(member)}. Certificates keep the name they were issued with.`)
  const address = addressChange(reading, member.addresses)
  const nothing = !rename && !address.email && Object.keys(service).length === 0
  if (nothing) return unchanged(['Nothing to do.', ...address.says].join(' '))
  return {
    kind: moves ? 'moved' : 'changed',
    why: [...says, ...address.says].join(' '),
    proposed: true,
    change: {
      does: 'change',
      personId: member.personId,
      rename,
      email: address.email,
      service: Object.keys(service).length > 0 ? service : null,
    },
  }
}

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

const renameOf = ({ givenName, familyName, nameKey }: Reading, person: { givenName: string; familyName: string }) =>
  nameKey === fold(nameOf(person)) ? null : { givenName, familyName }

const addressesOf = (person: RosterPerson | KnownPerson) =>
  'addresses' in person ? person.addresses : [{ address: person.address, verified: person.verified }]

/** An address that somebody signs in with is theirs: a file neither replaces it nor adds another way in. */
function addressChange(
  { email }: Reading,
  addresses: RosterPerson['addresses'],
): { email: string | null; says: string[] } {
  if (!email || addresses.some(({ address }) => address === email)) return { email: null, says: [] }
  if (addresses.some(({ verified }) => verified))
    return {
      email: null,
      says: [`The file gives the address ${email}; this person signs in with another and can add it under Profile.`],
    }
  const before = addresses[0]
  return { email, says: [before ? `E-mail ${email}; was ${before.address}.` : 'E-mail added; there was none.'] }
}
