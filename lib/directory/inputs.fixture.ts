/** A complete listing as its form sends it, for tests: an invented provider in Marlow Bay. */
import type { ListingFields } from './listing-fields'

let made = 0

export const aListing = (over: Partial<ListingFields> = {}): ListingFields => ({
  kind: 'service-provider',
  name: `Lantern House ${++made}`,
  summary: 'Case management and counseling for people who were trafficked.',
  whom: 'Adults of any gender',
  victimizationIds: [],
  serviceIds: [],
  populationIds: [],
  languageIds: [],
  interpreter: false,
  isNationwide: false,
  servedStates: [],
  servedCounties: [],
  servedWords: '',
  isShelter: false,
  city: 'Salinas',
  state: 'CA',
  postalCode: '93901',
  phone: '555-010-0142',
  textNumber: '',
  url: 'https://lantern.example',
  hours: 'Weekdays 9 to 5',
  sourceName: 'Their own page',
  sourceUrl: 'https://lantern.example/about',
  sourceSeenOn: '2026-11-20',
  ...over,
})

/** Every check of a service provider, met today. */
export const confirmation = (today: string) => ({
  met: ['direct', 'lasting', 'open', 'public-or-nonprofit', 'contact'],
  verifiedOn: today,
  verifiedHow: 'called',
})
