/** What moved when two records became one, so that taking it back puts everything where it was. */

export type MovedLogin = {
  id: string
  kind: 'email' | 'oidc'
  issuer: string
  identifier: string
  verifiedAt: string | null
  createdAt: string
  mainSince: string | null
}

/** Ids of rows, if nothing else is said. */
export type Moved = {
  logins: MovedLogin[]
  /** Agencies whose service moved; elsewhere the joined record keeps what it has. */
  agencies: string[]
  affiliations: string[]
  /** With the address they were given to. */
  roles: { id: string; boundTo: string | null }[]
  /** Held by both: ended for the joined record. */
  rolesEnded: string[]
  /** Questions of agencies that had not been answered, asked of the record that goes on. */
  asked: string[]
  invitations: string[]
  /** Agencies in which the person's word, the name on papers and the addresses known moved. */
  joinings: string[]
  /** The joined record's own word, in every agency whose service moved. */
  wordGiven: { agencyId: string; joinedAt: string }[]
  namesMoved: string[]
  namesAdded: string[]
  knownAddresses: { agencyId: string; email: string }[]
  enrollments: string[]
  /** Of a module begun on both, the one that was less far. */
  enrollmentsEnded: string[]
  events: string[]
  /** Missing in joins that were made before the directory was there. */
  listings?: string[]
  /** Courses of others that were suggested; missing in joins that were made before these moved. */
  related?: string[]
  /** Searches of the calendar; missing in joins that were made before these were kept. */
  searches?: string[]
  /** Calendars of others, with what was loaded of them; missing in joins that were made before these were there. */
  calendars?: string[]
}

/** The record that is joined, and the one that goes on. */
export type Pair = { personId: string; lastingId: string }
