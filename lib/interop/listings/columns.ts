/** Which column of a file of listings is what: our own table as it is exported, or one of the three reference files. Pure. */

/** What is read of a listing, and how files call it besides the name that the export gives it. */
const spellings = {
  listing_id: 'listing id',
  slug: 'address in the directory',
  source_key: 'key,id,row id,reference',
  name: 'organization,organisation,organization name,agency,agency name,program,program name,provider,provider name,listing',
  kind: 'type,kind of listing,category',
  summary: 'what they do,description,about,services provided,mission',
  whom: 'whom they help,who they help,people served,clients,eligibility',
  victimizations: 'crimes,victimization types,victimization,types of victimization',
  services: 'help,kinds of help,service types,services offered',
  populations: 'people,population,focus,populations served',
  languages: 'language,languages spoken',
  interpreter: 'interpreters,interpretation',
  nationwide: 'national',
  served_states: 'states served,states',
  served_counties: 'counties served,counties,county',
  served_words: 'area in words,area served,service area,coverage',
  people_stay: 'shelter,is shelter,people stay there,residential',
  city: 'town',
  state: 'st,state or territory,state code',
  zip: 'zip code,zipcode,postal code,postcode',
  phone: 'telephone,phone number,tel,hotline,main phone,number',
  text_number: 'text,sms,text line',
  url: 'web,website,web page,web site,site,page,link,homepage',
  hours: 'opening hours,hours of operation,open',
  source: 'source name,source title,where from',
  source_url: 'source page,source site,source link,page of the source',
  source_seen_on: 'date seen,seen on,read on,source date',
  confidence: 'how sure',
  notes: 'note,comments,comment,remarks',
  updated_at: 'changed at,last changed',
} as const
export type ListingColumn = keyof typeof spellings
export const listingColumnNames = Object.keys(spellings) as ListingColumn[]

/** The export tells them; only the product sets them. */
export const keptColumns = ['latitude', 'longitude', 'last_verified_on', 'verified_how', 'stale', 'vocabulary'] as const

const words = (text: string) => text.trim().split(/\s+/)
/** The reference files, by their own names of columns; those marked by a star tell which file it is. */
export const referenceShapes = {
  'service-providers':
    words(`id name city state area_served award_number fiscal_year amount_usd amount_note program funder
    what_they_do* populations listing_kind* location_basis status notes source_title source_site date_seen confidence`),
  'task-forces':
    words(`id kind name lead_agency* lead_agency_type service_partner city state coverage* phone url award_number
    award_years award_amount_usd amount_note status known_errors_or_conflicts source_title source_site source_dated date_seen
    confidence`),
  'state-programs': words(`state name comp_program comp_agency* comp_confidence voca_assistance_admin* voca_confidence
    trafficking_body trafficking_source trafficking_site trafficking_confidence post_agency post_source post_confidence
    dv_coalition sa_coalition coalition_type coalition_confidence icac_rows notes source_general date_seen`),
} as const
type ReferenceShape = keyof typeof referenceShapes
export type FileShape = 'listings' | ReferenceShape

/** Letters and digits only: "What they-do" is "whattheydo". */
const plain = (header: string): string =>
  header.length > LONGEST_HEADER
    ? ''
    : header
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
/** What is longer is no name of a column, and not worth the time. */
const LONGEST_HEADER = 200

const listingNames = new Map<string, ListingColumn>(
  listingColumnNames.flatMap((column) =>
    [column, ...spellings[column].split(',')].map((name) => [plain(name), column] as const),
  ),
)
const ownNames = new Set(listingColumnNames.map(plain))
const kept = new Set<string>(keptColumns.map(plain))

export type ColumnMatch = {
  header: string
  /** The name by which it is read; null: it is passed over. */
  reads: string | null
  /** Known, and set by the product alone. */
  isKept?: boolean
  /** Of a street, which the directory never takes. */
  isNeverTaken?: boolean
}
export type Matched = { shape: FileShape; columns: ColumnMatch[] }

export function matchColumns(headers: readonly string[]): Matched {
  const plains = headers.map(plain)
  const given = new Set(plains)
  const isShape = (shape: ReferenceShape) =>
    referenceShapes[shape].filter((name) => name.endsWith('*')).every((name) => given.has(plain(name)))
  const shape = (Object.keys(referenceShapes) as ReferenceShape[]).find(isShape)
  if (shape) {
    const known = new Map(referenceShapes[shape].map((name) => [plain(name), name.replace('*', '')]))
    return { shape, columns: headers.map((header, at) => ({ header, reads: known.get(plains[at] ?? '') ?? null })) }
  }
  return { shape: 'listings', columns: listingMatches(headers, plains) }
}

/** Each is read from one column: the one that is called so, then the first that may mean it. */
function listingMatches(headers: readonly string[], plains: readonly string[]): ColumnMatch[] {
  const taken = new Map<ListingColumn, number>()
  const all = [...headers.keys()]
  for (const at of [...all.filter((each) => ownNames.has(plains[each] ?? '')), ...all]) {
    const column = listingNames.get(plains[at] ?? '')
    if (column && !taken.has(column)) taken.set(column, at)
  }
  return headers.map((header, at) => {
    const name = plains[at] ?? ''
    const column = listingNames.get(name)
    if (column && taken.get(column) === at) return { header, reads: column }
    if (kept.has(name)) return { header, reads: null, isKept: true }
    return PLACES.test(name) ? { header, reads: null, isNeverTaken: true } : { header, reads: null }
  })
}

/** Columns that may say where people stay: no listing has a street. */
const PLACES = /street|(?<!web|site|page|mail|email|url|ip)address|^addr|addr$|suite|apartment|^location$|coordinates/

/** What keeps a file with these columns from being read, in a sentence; null when it can be. */
export function missingColumns({ shape, columns }: Matched): string | null {
  if (shape !== 'listings') return null
  const has = (column: ListingColumn) => columns.some(({ reads }) => reads === column)
  if (has('slug') || has('listing_id') || has('source_key') || has('name')) return null
  return 'No column says which listings these are. The file needs “name”, or “slug” as the export of the directory gives it.'
}

/** Is this line of a file the one with the names of the columns? */
export function isHeaderLine(cells: readonly string[]): boolean {
  const matched = matchColumns(cells.map((cell) => cell.trim()).filter(Boolean))
  return matched.columns.filter(({ reads }) => reads !== null).length > 1 && missingColumns(matched) === null
}
