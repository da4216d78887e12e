/** The row of a listing and what its form holds, translated into each other. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { fold } from '@/lib/platform/fold'
import { forSearch } from '@/lib/platform/search-words'
import { stateName } from '@/lib/platform/states'
import { pointOfZip } from '@/lib/platform/zip-points'
import { countyAsKept } from './atlas'
import { listingKindNames } from './fields'
import { wordsFor } from './kept-words'
import type { ListingFields } from './listing-fields'
import type { DirectoryWords } from './listing-shapes'
import { listings } from './listing-tables'
import { isShelter } from './safety'

export type ListingRow = Omit<typeof listings.$inferSelect, 'search' | 'searchWords'>

const { search: _, searchWords: __, ...columns } = getTableColumns(listings)
/** Every column but the search ones, which only conditions read. */
export const listingColumns = columns

export const fieldsOf = (row: ListingRow): ListingFields => ({
  kind: row.kind,
  name: row.name,
  summary: row.summary,
  whom: row.whom ?? '',
  victimizationIds: row.victimizationIds,
  serviceIds: row.serviceIds,
  populationIds: row.populationIds,
  languageIds: row.languageIds,
  interpreter: row.interpreter,
  isNationwide: row.isNationwide,
  servedStates: row.servedStates,
  servedCounties: row.servedCounties,
  servedWords: row.servedWords ?? '',
  isShelter: row.isShelter,
  city: row.city ?? '',
  state: row.state ?? '',
  postalCode: row.postalCode ?? '',
  phone: row.phone ?? '',
  textNumber: row.textNumber ?? '',
  url: row.url ?? '',
  hours: row.hours ?? '',
  sourceName: row.sourceName,
  sourceUrl: row.sourceUrl ?? '',
  sourceSeenOn: row.sourceSeenOn ?? '',
})

/** The columns of a listing, its point and what it is found by among them. */
export function columnsOf(fields: ListingFields, known: DirectoryWords) {
  const point = fields.postalCode ? pointOfZip(fields.postalCode) : null
  return {
    ...fields,
    sortName: fold(fields.name),
    whom: fields.whom || null,
    servedWords: fields.servedWords || null,
    isShelter: isShelter(fields),
    servedCounties: fields.servedCounties.map(countyAsKept),
    isWide: fields.isNationwide || servesElsewhere(fields),
    city: fields.city || null,
    state: fields.state || null,
    postalCode: fields.postalCode || null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    phone: fields.phone || null,
    textNumber: fields.textNumber || null,
    url: fields.url || null,
    hours: fields.hours || null,
    sourceUrl: fields.sourceUrl || null,
    sourceSeenOn: fields.sourceSeenOn || null,
    ...searchColumns(fields, known),
  }
}

const servesElsewhere = ({ state, servedStates, servedCounties }: ListingFields): boolean =>
  [...servedStates, ...servedCounties.map((county) => county.slice(0, 2))].some((other) => other !== state)

/** Names of services and languages are found as well as the listing's own words. */
function searchColumns(
  fields: ListingFields,
  known: DirectoryWords,
): { search: SQL<string>; searchWords: SQL<string> } {
  const named = [
    ...wordsFor(known.services, fields.serviceIds),
    ...wordsFor(known.victimizations, fields.victimizationIds),
    ...wordsFor(known.populations, fields.populationIds),
    ...wordsFor(known.languages, fields.languageIds),
  ].map(({ name }) => name)
  const places = [fields.city, fields.state, stateName(fields.state), fields.servedWords, ...fields.servedCounties]
  const head = `${fields.name} ${listingKindNames[fields.kind]}`
  const rest = [...places, ...named].filter(Boolean).join(' ')
  const text = `${fields.summary} ${fields.whom}`
  const part = (words: string, weight: 'A' | 'B' | 'C') =>
    sql`setweight(to_tsvector('english', ${forSearch(words)}), ${weight}::"char")`
  return {
    search: sql`${part(head, 'A')} || ${part(rest, 'B')} || ${part(text, 'C')}`,
    searchWords: sql`folded(${`${fields.name} ${rest}`})`,
  }
}
