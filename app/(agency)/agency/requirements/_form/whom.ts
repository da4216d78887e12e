/** Whom a rule is for as the form has it: what its sentence begins with, what narrows that, and who is left out. Pure. */
import type { RequirementTerms } from '@/lib/requirements/inputs'
import { beginsWith } from '@/lib/requirements/settled'
import type { Person } from '../../_people/find-people'

type Narrowing = Pick<RequirementTerms, 'unitId' | 'position' | 'employment'>
type Terms = Pick<RequirementTerms, 'population' | 'role' | 'teamId' | 'personIds' | 'exceptPersonIds'> & Narrowing
type Given<T> = { [Field in keyof T]?: T[Field] | undefined }
export type WhomValues = Given<Pick<Terms, 'role' | 'teamId'> & Narrowing> & {
  population: Terms['population']
  /** What else must hold; of what the population names itself, nothing. */
  and: Narrowing
  people: readonly Person[]
  except: readonly Person[]
}

export const blankAnd: Narrowing = { unitId: null, position: null, employment: null }

/** What the API is given: the fields of another choice than the one that was made are left out, whatever was typed there before. */
export function whomIn({ population, and, people, except, ...values }: WhomValues): Terms {
  const isNamed = population === 'people'
  const more = isNamed ? blankAnd : and
  const said = {
    unitId: (population === 'unit' ? values.unitId : more.unitId) ?? null,
    position: (population === 'position' ? values.position : more.position) ?? null,
    employment: (population === 'employment' ? values.employment : more.employment) ?? null,
  }
  return {
    ...{ population: beginsWith({ population, ...said }), ...said },
    role: population === 'role' ? (values.role ?? null) : null,
    teamId: population === 'team' ? (values.teamId ?? null) : null,
    personIds: isNamed ? people.map(({ personId }) => personId) : [],
    exceptPersonIds: isNamed ? [] : except.map(({ personId }) => personId),
  }
}

/** As the form shows what holds. */
export function whomOf({ population, unitId, position, employment }: Pick<Terms, 'population'> & Narrowing) {
  const own = (kind: Terms['population']) => population === kind
  return {
    population,
    unitId: own('unit') ? unitId : null,
    position: own('position') ? position : null,
    employment: own('employment') ? employment : null,
    and: {
      unitId: own('unit') ? null : unitId,
      position: own('position') ? null : position,
      employment: own('employment') ? null : employment,
    },
  }
}

export const isNarrowed = (and: Narrowing): boolean => Object.values(and).some((each) => each !== null && each !== '')
