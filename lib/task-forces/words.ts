/** What forms call the fields of a task force, its partners and its awards, for sentences about them. */
import type { AwardFields, TaskForceFields } from './inputs'

export const forceFieldNames: Record<keyof TaskForceFields, string> = {
  name: 'name',
  state: 'state',
  servedStates: 'states served',
  servedCounties: 'counties served',
  servedWords: 'area in words',
  postalCode: 'ZIP code',
  phone: 'phone',
  email: 'e-mail',
  url: 'web page',
  lawEnforcementDoes: 'what law enforcement does',
  victimServicesDoes: 'what victim services do',
  since: 'since when',
  endedOn: 'when it ended',
  listingSlug: 'listing of the directory',
}

export const partnerFieldNames = { side: 'side', validFrom: 'first day', validTo: 'end' } as const

export const awardFieldNames: Record<keyof AwardFields, string> = {
  number: 'number',
  program: 'program',
  funder: 'funder',
  holderAgencyId: 'holder',
  holderName: 'name of the holder',
  amount: 'amount',
  basis: 'what the amount counts',
  startsOn: 'first day',
  endsOn: 'last day',
  sourceName: 'source',
  sourceUrl: 'page of the source',
  sourceSeenOn: 'day the source was read',
}
