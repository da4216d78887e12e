/**
 * Reading a public list of law enforcement agencies, row by row (columns: state, key, agency_name, agency_type_name,
 * icpsr_lat, icpsr_lng, primary_county; others are passed over). Pure.
 */

import type { AgencyKind } from '@/lib/agencies/inputs'
import { type Position, zoneOf } from '@/lib/agencies/zone-of-place'
import { isState, liesInTwoZones } from '@/lib/agencies/zones'
import type { CsvRow } from '@/lib/formats/csv'
import { fold } from '@/lib/platform/fold'
import { cleanName } from '@/lib/platform/text'
import type { ImportFinding } from './inputs'

export const LIST_COLUMNS = ['state', 'key', 'agency_name', 'agency_type_name'] as const

export type ListedAgency = {
  line: number
  ori: string
  name: string
  sortName: string
  kind: AgencyKind
  state: string
  county: string | null
  timeZone: string
  latitude: number | null
  longitude: number | null
}

/** All of these enforce the law; a tribe's own agencies are a kind of their own here. */
const kindOf: Record<string, AgencyKind> = {
  city: 'law-enforcement',
  county: 'law-enforcement',
  'state police': 'law-enforcement',
  'other state agency': 'law-enforcement',
  'university or college': 'law-enforcement',
  federal: 'law-enforcement',
  tribal: 'tribal',
  other: 'law-enforcement',
}

/** Old postal letters that lists by ORI still carry. */
const renamedStates: Record<string, string> = { NB: 'NE' }

export type ListReading = { agencies: ListedAgency[]; findings: ImportFinding[] }

/** Rows in the order of the file; a row that is refused or taken over with a doubt is named with its line. */
export function readAgencyList(rows: readonly CsvRow[]): ListReading {
  const findings: ImportFinding[] = []
  const agencies: ListedAgency[] = []
  const keys = new Map<string, number>()
  const names = new Map<string, number>()
  for (const { line, cells } of rows) {
    const add = (severity: ImportFinding['severity'], message: string) => findings.push({ line, severity, message })
    const agency = readAgency(line, cells, keys, add)
    if (!agency) continue
    keys.set(agency.ori, line)
    noteDoubts(agency, cells, names, add)
    agencies.push(agency)
  }
  return { agencies, findings }
}

type Add = (severity: ImportFinding['severity'], message: string) => void

function readAgency(line: number, cells: CsvRow['cells'], keys: Map<string, number>, add: Add): ListedAgency | null {
  const cell = (column: string) => cleanName(cells[column] ?? '')
  const ori = cell('key').toUpperCase()
  const written = cell('state').toUpperCase()
  const state = renamedStates[written] ?? written
  const name = cell('agency_name')
  const refuse = (message: string) => {
    add('refused', message)
    return null
  }
  if (!/^[A-Z]{2}[A-Z0-9]{7}$/.test(ori)) return refuse(`“${ori}” is not an ORI; it has nine letters and digits.`)
  if (keys.has(ori)) return refuse(`${ori} stands in row ${keys.get(ori)} already; the first one counts.`)
  if (!name) return refuse(`${ori} has no name.`)
  if (name.length > 200) return refuse(`The name of ${ori} is longer than 200 characters.`)
  if (!isState(state)) return refuse(`“${written}” is not a state or territory (${name}, ${ori}).`)
  const position = positionOf(cell('icpsr_lat'), cell('icpsr_lng'))
  return {
    line,
    ori,
    name,
    sortName: fold(name),
    kind: kindOf[fold(cell('agency_type_name'))] ?? 'law-enforcement',
    state,
    county: cell('primary_county') || null,
    timeZone: zoneOf(state, position) ?? 'America/New_York',
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
  }
}

/** Within the United States and its territories; anything else is a mistake of the list. */
function positionOf(lat: string, lng: string): Position | null {
  const [latitude, longitude] = [Number(lat), Number(lng)]
  if (lat === '' || lng === '' || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  const north = latitude >= -15 && latitude <= 72
  const west = (longitude >= -180 && longitude <= -64) || (longitude >= 144 && longitude <= 180)
  return north && west ? { latitude, longitude } : null
}

function noteDoubts(agency: ListedAgency, cells: CsvRow['cells'], names: Map<string, number>, add: Add): void {
  const { name, ori, state, latitude, line } = agency
  const type = (cells.agency_type_name ?? '').trim()
  if (!(fold(type) in kindOf))
    add('noted', `The type “${type}” of ${name} (${ori}) is not known; kept as law enforcement.`)
  if (latitude === null) {
    const given = `${cells.icpsr_lat ?? ''}${cells.icpsr_lng ?? ''}`.trim() !== ''
    const place = given ? 'has a place outside the United States' : 'has no place on the map'
    add(
      'noted',
      liesInTwoZones(state)
        ? `${name} (${ori}) ${place}; its time zone is that of most of ${state}.`
        : `${name} (${ori}) ${place}.`,
    )
  }
  const key = `${state} ${agency.sortName}`
  const first = names.get(key)
  if (first === undefined) names.set(key, line)
  else add('noted', `${name} in ${state} also stands in row ${first}, with another ORI; both are kept.`)
}
