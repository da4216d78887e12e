/** How whom a rule is for is said. Pure: the browser loads it. */
import type { Employment, HeldRoleName } from '@/lib/agencies/kinds'
import { type TeamNamed, teamWords } from '@/lib/agencies/team-inputs'
import { capital } from '@/lib/platform/words'
import type { PopulationFacts } from '../engine/facts'
import { employmentWords, holderWords } from './asked'

const areWords: Record<Employment, string> = {
  sworn: 'sworn members',
  civilian: 'civilian staff',
  volunteer: 'volunteers',
  contractor: 'contractors',
}

type Whom = {
  /** Said where what it names may not be chosen yet: that stands as three points. */
  population?: PopulationFacts['kind']
  unitName: string | null
  position: string | null
  employment: Employment | null
  role?: HeldRoleName | null
  team?: TeamNamed | null
}

/**
 * Whom a rule is for of which more than one thing must hold: "the sworn members in Patrol and the units below it", "the
 * supervisors who are sworn members with the position “Sergeant”". @returns null where one thing is said, or none
 */
export function narrowedWords({ population, unitName, position, employment, role, team }: Whom): string | null {
  const among = role ? holderWords[role] : team ? `those of ${teamWords(team)}` : amongBlank(population)
  const serving = employment
    ? employmentWords[employment]
    : population === 'employment'
      ? 'people who serve as …'
      : null
  if ([among, unitName, position, serving].filter((each) => each !== null).length < 2) return null
  const start = among ?? serving ?? 'everyone'
  const unit = unitName === null ? '' : ` in ${unitName} and the units below it`
  const at = position === null ? '' : ` with the position “${position}”`
  const are = among && employment ? ` who are ${areWords[employment]}` : ''
  return `${start}${are}${unit}${at}`
}

const amongBlank = (population: Whom['population']) =>
  population === 'role' ? 'those who hold the role of …' : population === 'team' ? 'those of …' : null

const narrowedIn = ({ unitId, position, employment, role, team }: PopulationFacts, unit: UnitName) =>
  narrowedWords({
    ...{ unitName: unitId && (unit ?? 'one unit'), position, employment: employment ?? null },
    ...{ role: role ?? null, team: team ?? null },
  })

/** What the unit is called today, where that is known. */
type UnitName = string | null | undefined

/** "everyone in the agency", "the supervisors, as roles are held here", "the sworn members in Patrol and the units below it" */
export function whomItIsFor(population: PopulationFacts, unit: UnitName): string {
  const { kind, position, employment, role, team } = population
  const narrowed = narrowedIn(population, unit)
  if (narrowed) return narrowed
  if (kind === 'everyone') return 'everyone in the agency'
  if (kind === 'unit') return `${unit ?? 'one unit'} and the units below it`
  if (kind === 'employment') return employmentWords[employment ?? 'sworn']
  if (role) return `${holderWords[role]}, as roles are held here`
  if (team) return `those of ${teamWords(team)}`
  return kind === 'people' ? 'people by name' : `the position “${position ?? ''}”`
}

/** "of joining the supervisors", before the day */
export function joiningThem(population: PopulationFacts, unit: UnitName): string {
  const { kind, position, employment, role, team } = population
  if (narrowedIn(population, unit)) return 'of joining those it is for'
  if (employment) return `of joining ${employmentWords[employment]}`
  if (role) return `of joining ${holderWords[role]}`
  if (team) return `of joining ${teamWords(team)}`
  if (kind === 'people') return 'of being named'
  if (kind === 'position') return `of becoming ${position ?? 'what it is for'}`
  return unit ? `of joining ${unit}` : 'of joining those it is for'
}

/** What took somebody out of those it is for, before the day. */
export function whatEnded(population: PopulationFacts): string {
  const { kind, role, team } = population
  if (kind === 'people') return 'A change of those it names ended it'
  const isNarrowed = narrowedIn(population, null) !== null
  const other = role ? 'a change of roles' : team && `the end of days in ${teamWords(team)}`
  const either = other ? [...(isNarrowed ? ['a move'] : []), other] : ['a move']
  return `${capital(either.join(', '))}, or a change of whom it is for, ended it`
}
