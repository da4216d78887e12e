/** Finding people by what is known of them: the one condition behind the roster, the reports and their files. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { everyWordOrNumber, sameNumber } from '@/lib/platform/finding'
import { linesWith } from './invitations'
import { isKnownHere } from './known-addresses'
import { sortNameShownTo } from './names-on-papers'

type Whose = {
  person: SQLWrapper
  sortName: SQLWrapper
  /** Given, not a column of theirs: whose number or address it is, is then asked once, and not of each. */
  agency: SQLWrapper
}

/**
 * People whose name holds every word typed, in any order, or who have it as their number in the agency or as a whole
 * address; by the name that the agency wrote until they have said that they serve there. Apostrophes, hyphens, accents and
 * case do not matter.
 */
export function personFits(typed: string, { person, sortName, agency }: Whose): SQL {
  const number = (word: string) => sql`${person} in (select found.person_id from affiliations found
    where found.agency_id = ${agency} and ${sameNumber(sql`found.employee_number`, word)})`
  const name = sortNameShownTo({ person, agency }, sortName)
  const known = sql`(${everyWordOrNumber(name, typed, number)} or ${number(typed.trim().toLowerCase())})`
  if (!typed.includes('@')) return known
  const address = typed.trim().toLowerCase()
  return sql`(${isKnownHere(person, agency, address)}
    or ${person} in (select line.person_id from ${linesWith(address, agency)} line))`
}
