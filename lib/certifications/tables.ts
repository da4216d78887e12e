/** Certifications of people as an agency keeps them. One that is renewed is followed by another; nothing is overwritten. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsMoved,
  rowsRead,
  supervisesActing,
} from '@/lib/platform/row-security'
import { files } from '@/lib/platform/tables'
import { certificationKinds } from './kinds'

/**
 * Entered by the person or a coordinator, and counted once a coordinator verified it, who is somebody else. Names are kept as
 * they were when somebody signed with them. `endedOn` of what was withdrawn: the first day on which it no longer held; none:
 * it never held.
 */
export const certifications = pgTable(
  'certifications',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: oneOf(certificationKinds).notNull(),
    /** Of a kind that states give. */
    state: text(),
    /** Of any other kind: what it is called. */
    name: text(),
    number: text(),
    issuer: text().notNull(),
    issuedOn: day().notNull(),
    /** The last day on which it is valid; null: it does not expire. */
    expiresOn: day(),
    /** The one that it renews. */
    followsId: uuid().references((): AnyPgColumn => certifications.id),
    /** What was shown for it, and its digest (SHA-256, hexadecimal). */
    fileId: uuid().references(() => files.id),
    fileName: text(),
    fileDigest: text(),
    isPicture: boolean(),
    fileSize: integer(),
    enteredBy: uuid()
      .notNull()
      .references(() => people.id),
    enteredByName: text().notNull(),
    enteredAt: instant().notNull(),
    verifiedBy: uuid().references(() => people.id),
    verifiedByName: text(),
    verifiedAt: instant(),
    withdrawnBy: uuid().references(() => people.id),
    withdrawnByName: text(),
    withdrawnAt: instant(),
    withdrawnWhy: text(),
    endedOn: day(),
  },
  (t) => [
    index('certifications_by_person').on(t.personId),
    index('certifications_by_agency').on(t.agencyId, t.expiresOn),
    uniqueIndex('certifications_follow_once').on(t.followsId).where(sql`${t.withdrawnAt} is null`),
    checkOneOf('certifications_kind', t.kind, certificationKinds),
    check('certifications_named', sql`(${t.kind} = 'other') = (${t.name} is not null)`),
    check(
      'certifications_of_state',
      sql`(${t.kind} in ('peace-officer', 'state-advocate')) = (${t.state} is not null)`,
    ),
    check(
      'certifications_days',
      sql`(${t.expiresOn} is null or ${t.expiresOn} >= ${t.issuedOn}) and (${t.endedOn} is null or ${t.endedOn} > ${t.issuedOn})`,
    ),
    check(
      'certifications_signed',
      sql`(${t.verifiedAt} is null) = (${t.verifiedBy} is null) and (${t.verifiedBy} is null or ${t.verifiedBy} <> ${t.personId})
        and (${t.withdrawnAt} is null) = (${t.withdrawnWhy} is null) and (${t.endedOn} is null or ${t.withdrawnAt} is not null)`,
    ),
    rowsRead(
      'certifications_read',
      anyOf(actingAs('system'), ofActingPerson(t.personId), inActingAgencies(t.agencyId)),
    ),
    rowsAdded(
      'certifications_added',
      anyOf(
        actingAs('system'),
        sql`(${t.enteredBy} = ${actingPerson} and ((${ofActingPerson(t.personId)} and ${t.verifiedAt} is null)
          or (not ${ofActingPerson(t.personId)} and ${inManagedAgencies(t.agencyId)} and not ${supervisesActing(t.personId, t.agencyId)})))`,
      ),
    ),
    rowsMoved(
      'certifications_moved',
      anyOf(
        actingAs('system'),
        sql`(${ofActingPerson(t.personId)} and ${t.verifiedAt} is null)`,
        sql`(not ${ofActingPerson(t.personId)} and ${inManagedAgencies(t.agencyId)} and not ${supervisesActing(t.personId, t.agencyId)})`,
      ),
      anyOf(
        actingAs('system'),
        sql`(${ofActingPerson(t.personId)} and ${t.verifiedAt} is null)`,
        sql`(not ${ofActingPerson(t.personId)} and ${inManagedAgencies(t.agencyId)} and not ${supervisesActing(t.personId, t.agencyId)})`,
      ),
    ),
  ],
)
