/** What a load changed, in the words of the rows, so that it can be taken back exactly. */
import type { AddressSet } from '@/lib/agencies/lines'
import type { Stretch } from '@/lib/agencies/rules'
import type { Renamed } from '@/lib/identity/people'
import type { OwnDatesSet } from '@/lib/requirements/own-dates/many'

export type RosterUndo = {
  begun: Stretch[]
  amended: { before: Stretch; after: Stretch }[]
  /** Rows of all people touched, as they stood after the load. */
  rowsAfter: string[]
  addedPeople: string[]
  renamed: Renamed[]
  addresses: AddressSet[]
  addedUnits: string[]
  endedRoles: string[]
  /** Lines that ended while their question was open; older loads have none. */
  unasked?: { personId: string; email: string }[]
  /** Days that rules count from; older loads have none. */
  ownDays?: OwnDatesSet
}
