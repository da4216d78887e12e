/** How the fields of a task force, its partners and its awards are called in their forms. */
import type { AwardFields, TaskForceFields } from '@/lib/task-forces/inputs'

export const fieldNames: Readonly<Record<keyof TaskForceFields, string>> = {
  name: 'Name',
  state: 'State or territory',
  servedStates: 'Whole states',
  servedCounties: 'Counties',
  servedWords: 'In words',
  postalCode: 'ZIP code of its seat',
  phone: 'Telephone',
  email: 'E-mail address',
  url: 'Web page',
  lawEnforcementDoes: 'What the law enforcement side does',
  victimServicesDoes: 'What the victim service side does',
  since: 'Since when it is there',
  endedOn: 'Ended on',
  listingSlug: 'Its listing in the directory',
}

export const partnerNames = { side: 'Side', validFrom: 'Since', validTo: 'Until' } as const

export const awardNames: Readonly<Record<keyof AwardFields, string>> = {
  number: 'Award number',
  program: 'Program',
  funder: 'Funder',
  holderAgencyId: 'Who holds it',
  holderName: 'Name of the holder',
  amount: 'Amount in whole dollars',
  basis: 'What the amount counts',
  startsOn: 'First day',
  endsOn: 'Last day',
  sourceName: 'Source',
  sourceUrl: 'Page of the source',
  sourceSeenOn: 'Day it was read',
}
