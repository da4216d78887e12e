/** What a load changed, in the words of the rows, so that it can be taken back exactly. */
import type { Stretch } from '@/lib/agencies/rules'

type Name = { givenName: string; familyName: string }

export type RosterUndo = {
  begun: Stretch[]
  amended: { before: Stretch; after: Stretch }[]
  /** Rows of all people touched, as they stood after the load. */
  rowsAfter: string[]
  addedPeople: string[]
  renamed: { personId: string; nameId: string; before: Name; after: Name }[]
  addresses: {
    personId: string
    added: { id: string; address: string }
    removed: { id: string; address: string; createdAt: string }[]
    /** The address that was asked for before; loads from before questions were restored have none. */
    asked?: string | null
  }[]
  addedUnits: string[]
  endedRoles: string[]
  /** Lines that ended while their question was open; older loads have none. */
  unasked?: { personId: string; email: string }[]
}
