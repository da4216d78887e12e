/** The words in which a roster plan is kept: what stands in the agency now, what a file says, what would change. */
import type { Employment } from '@/lib/agencies/kinds'
import type { Stretch } from '@/lib/agencies/rules'
import type { Day } from '@/lib/platform/time'
import type { OwnDates } from '@/lib/requirements/engine/cycles'
import type { OwnDateChanges } from '@/lib/requirements/engine/own-dates'
import type { RosterField } from './fields'
import { type EntryKind, entryKinds } from './inputs'

/** One row of the file: cells by what their column is read as. */
export type RosterRow = {
  line: number
  cells: Partial<Record<RosterField, string>>
  /** Cells are missing at the end of the row: those that are there must fit their columns. */
  isShort?: boolean
  /** What is wrong with the row as a whole; then its cells may belong to other columns. */
  problem?: string
  /** Of such a row: all its cells as written. */
  raw?: string[]
}

export type Address = { address: string; verified: boolean }

/** A person who serves or served in the agency. */
export type RosterPerson = {
  personId: string
  givenName: string
  familyName: string
  /** Those by which the agency knows them. */
  addresses: readonly Address[]
  /** Somebody confirmed an address of theirs, perhaps one that the agency does not know. */
  signsIn?: boolean
  /** The present service: its stretches without a gap, the last one holds now or begins later. Empty: the person left. */
  service: readonly Stretch[]
  /** When an earlier service with the agency ended; null: there was none. */
  leftOn: Day | null
  /** The number the person had last. */
  lastNumber: string | null
  /** Days that rules count from, as the agency keeps them; those of few are kept. */
  ownDays?: OwnDates
}

/** From then on nobody else changes their name or addresses. */
export const signsIn = (person: RosterPerson): boolean =>
  person.signsIn ?? person.addresses.some(({ verified }) => verified)

export type RosterUnit = { unitId: string; name: string; path: string }

export type CurrentRoster = {
  agencyId: string
  people: readonly RosterPerson[]
  units: readonly RosterUnit[]
  /** What a new person is when the file does not say. */
  usualEmployment: Employment
}

/** A unit that is there, or one by the name it would get. */
export type UnitChoice = { unitId: string } | { newUnit: string }

/** Values of a stretch that the file sets; what is absent stays. */
export type PlannedService = {
  unit?: UnitChoice | null
  position?: string | null
  employment?: Employment
  employeeNumber?: string | null
  serviceStartsOn?: Day
  validFrom?: Day
  validTo?: Day | null
}

export type RosterChange =
  | {
      does: 'start'
      /** Null: nobody in the record yet. */
      personId: string | null
      givenName: string
      familyName: string
      /** A new address; null when there is none or the person has it already. */
      email: string | null
      rename: { givenName: string; familyName: string } | null
      service: Required<PlannedService>
      /** All that the row says: who comes may get a line of their own, without the days that are kept. */
      ownDays?: OwnDateChanges
    }
  | {
      does: 'change'
      personId: string
      rename: { givenName: string; familyName: string } | null
      email: string | null
      service: PlannedService | null
      ownDays?: OwnDateChanges | null
    }
  | { does: 'end'; personId: string; firstDayWithout: Day }

export type RosterEntry = {
  key: string
  kind: EntryKind
  line: number | null
  name: string
  about: string
  why: string
  proposed: boolean
  change: RosterChange | null
  /** A unit of this name is not there: proposed once somebody has said what it is. */
  asksUnit?: string
  /** Once the file is loaded: was this change among those that were made? */
  loaded?: boolean
  /** Of a row that was not taken: its cells, to be repaired and sent again. */
  cells?: RosterRow['cells']
}

export type UnitQuestion = { name: string; rows: number; like: { unitId: string; name: string }[] }

export type RosterPlan = {
  /** The day for which it was worked out. */
  today: Day
  entries: RosterEntry[]
  newUnits: string[]
  /** Of these, the units that somebody has to say something about, with those that have a similar name. */
  unitQuestions?: UnitQuestion[]
  /** What new people are taken for, where the file does not say it of all of them. */
  assumedEmployment?: Employment | null
  /** Rows that were not taken are kept with a month of birth; of files from before this was said, they may be. */
  keepsMonths?: boolean
}

export function countKinds(entries: readonly Pick<RosterEntry, 'kind'>[]): Record<EntryKind, number> {
  const counts = Object.fromEntries(entryKinds.map((kind) => [kind, 0])) as Record<EntryKind, number>
  for (const { kind } of entries) counts[kind] += 1
  return counts
}
