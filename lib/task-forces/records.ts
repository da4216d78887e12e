/** The rows of a task force, and what forms hold of them, translated into each other. */
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { zoneOf } from '@/lib/agencies/zone-of-place'
import { versionOf } from '@/lib/audit/versions'
import { countyAsKept } from '@/lib/directory/atlas'
import { fold } from '@/lib/platform/fold'
import { type Day, dayIn } from '@/lib/platform/time'
import { pointOfZip } from '@/lib/platform/zip-points'
import type { AwardFields, TaskForceFields } from './inputs'
import type { taskForceAwards, taskForcePartners, taskForces } from './tables'

export type ForceRow = typeof taskForces.$inferSelect
export type PartnerRow = typeof taskForcePartners.$inferSelect
export type AwardRow = typeof taskForceAwards.$inferSelect

type Place = Pick<ForceRow, 'state' | 'latitude' | 'longitude'>

/** The clock at its seat. */
export function zoneOfForce({ state, latitude, longitude }: Place): string {
  const position = latitude === null || longitude === null ? null : { latitude, longitude }
  return zoneOf(state, position) ?? USUAL_ZONE
}
/** The day at its seat. */
export const dayOfForce = (force: Place, now: Date): Day => dayIn(zoneOfForce(force), now)

export const forceFieldsOf = (row: ForceRow, listingSlug: string | null): TaskForceFields => ({
  name: row.name,
  state: row.state,
  servedStates: row.servedStates,
  servedCounties: row.servedCounties,
  servedWords: row.servedWords ?? '',
  postalCode: row.postalCode ?? '',
  phone: row.phone ?? '',
  email: row.email ?? '',
  url: row.url ?? '',
  lawEnforcementDoes: row.lawEnforcementDoes ?? '',
  victimServicesDoes: row.victimServicesDoes ?? '',
  since: row.since ?? '',
  endedOn: row.endedOn ?? '',
  listingSlug: listingSlug ?? '',
})

/** The columns of its facts, its point among them. */
export function forceColumnsOf({ listingSlug: _, ...fields }: TaskForceFields) {
  const point = fields.postalCode ? pointOfZip(fields.postalCode) : null
  return {
    name: fields.name,
    sortName: fold(fields.name),
    state: fields.state,
    servedStates: fields.servedStates,
    servedCounties: fields.servedCounties.map(countyAsKept),
    servedWords: fields.servedWords || null,
    postalCode: fields.postalCode || null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    phone: fields.phone || null,
    email: fields.email || null,
    url: fields.url || null,
    lawEnforcementDoes: fields.lawEnforcementDoes || null,
    victimServicesDoes: fields.victimServicesDoes || null,
    since: fields.since || null,
    endedOn: fields.endedOn || null,
  }
}

type Versioned = Omit<ForceRow, 'id' | 'slug' | 'sortName' | 'latitude' | 'longitude' | 'createdAt' | 'updatedAt'>
/** Of its facts and its kind; partners and awards have versions of their own. */
export const forceVersion = (row: Versioned): string =>
  versionOf({
    ...{ name: row.name, kind: row.kind, state: row.state, postalCode: row.postalCode },
    ...{ servedStates: row.servedStates, servedCounties: row.servedCounties, servedWords: row.servedWords },
    ...{ phone: row.phone, email: row.email, url: row.url, since: row.since, endedOn: row.endedOn },
    ...{ law: row.lawEnforcementDoes, victim: row.victimServicesDoes, listing: row.listingId },
  })

export const partnerFieldsOf = ({ side, validFrom, validTo }: Pick<PartnerRow, 'side' | 'validFrom' | 'validTo'>) => ({
  side,
  validFrom,
  validTo: validTo ?? '',
})
export const partnerVersion = (row: Pick<PartnerRow, 'side' | 'validFrom' | 'validTo'>): string =>
  versionOf(partnerFieldsOf(row))

type AwardColumns = Omit<AwardRow, 'id' | 'taskForceId' | 'recordedAt' | 'withdrawnAt'>

export const awardFieldsOf = (row: AwardColumns): AwardFields => ({
  number: row.number,
  program: row.program,
  funder: row.funder,
  holderAgencyId: row.holderAgencyId,
  holderName: row.holderName ?? '',
  amount: row.amount,
  basis: row.basis ?? '',
  startsOn: row.startsOn ?? '',
  endsOn: row.endsOn ?? '',
  sourceName: row.sourceName,
  sourceUrl: row.sourceUrl ?? '',
  sourceSeenOn: row.sourceSeenOn,
})

export const awardColumnsOf = (fields: AwardFields): AwardColumns => ({
  number: fields.number,
  program: fields.program,
  funder: fields.funder,
  holderAgencyId: fields.holderAgencyId,
  holderName: fields.holderAgencyId ? null : fields.holderName,
  amount: fields.amount,
  basis: fields.basis || null,
  startsOn: fields.startsOn || null,
  endsOn: fields.endsOn || null,
  sourceName: fields.sourceName,
  sourceUrl: fields.sourceUrl || null,
  sourceSeenOn: fields.sourceSeenOn,
})
export const awardVersion = (row: AwardColumns): string => versionOf(awardFieldsOf(row))
