/**
 * The time zone of an agency from its state and, in states that lie in two zones, from where it is. The boundary of the
 * zones follows county lines (49 CFR part 71); meridians and parallels near to it stand in for it here, so an agency within
 * some forty miles of the line may get its neighbor's zone. Whoever changes the agency can correct it.
 */
import { stateName } from '@/lib/platform/states'
import { zoneName } from '@/lib/platform/words-of-time'
import { isSameClock, isZone } from '@/lib/platform/zones'

const ofState: Record<string, string> = {
  AL: 'America/Chicago',
  AK: 'America/Anchorage',
  AR: 'America/Chicago',
  AS: 'Pacific/Pago_Pago',
  AZ: 'America/Phoenix',
  CA: 'America/Los_Angeles',
  CO: 'America/Denver',
  CT: 'America/New_York',
  DC: 'America/New_York',
  DE: 'America/New_York',
  FL: 'America/New_York',
  GA: 'America/New_York',
  GU: 'Pacific/Guam',
  HI: 'Pacific/Honolulu',
  IA: 'America/Chicago',
  ID: 'America/Boise',
  IL: 'America/Chicago',
  IN: 'America/Indiana/Indianapolis',
  KS: 'America/Chicago',
  KY: 'America/New_York',
  LA: 'America/Chicago',
  MA: 'America/New_York',
  MD: 'America/New_York',
  ME: 'America/New_York',
  MI: 'America/Detroit',
  MN: 'America/Chicago',
  MO: 'America/Chicago',
  MP: 'Pacific/Saipan',
  MS: 'America/Chicago',
  MT: 'America/Denver',
  NC: 'America/New_York',
  ND: 'America/Chicago',
  NE: 'America/Chicago',
  NH: 'America/New_York',
  NJ: 'America/New_York',
  NM: 'America/Denver',
  NV: 'America/Los_Angeles',
  NY: 'America/New_York',
  OH: 'America/New_York',
  OK: 'America/Chicago',
  OR: 'America/Los_Angeles',
  PA: 'America/New_York',
  PR: 'America/Puerto_Rico',
  RI: 'America/New_York',
  SC: 'America/New_York',
  SD: 'America/Chicago',
  TN: 'America/Chicago',
  TX: 'America/Chicago',
  UT: 'America/Denver',
  VA: 'America/New_York',
  VI: 'America/St_Thomas',
  VT: 'America/New_York',
  WA: 'America/Los_Angeles',
  WI: 'America/Chicago',
  WV: 'America/New_York',
  WY: 'America/Denver',
}

/** A part of a state that keeps another zone: all of the given bounds hold (degrees; west and south are negative). */
type Part = { zone: string; westOf?: number; eastOf?: number; northOf?: number; southOf?: number }

/** The meridians and parallels nearest to the county lines that part the zones. */
const parts: Record<string, readonly Part[]> = {
  /** The western Aleutians, also where they lie beyond the 180th meridian. */
  AK: [{ zone: 'America/Adak', westOf: -169.5 }],
  /** The Panhandle west of the Apalachicola. */
  FL: [{ zone: 'America/Chicago', westOf: -85 }],
  /** North of the Salmon River. */
  ID: [{ zone: 'America/Los_Angeles', northOf: 45.5 }],
  /** The corners by Chicago and by Evansville. */
  IN: [
    { zone: 'America/Chicago', westOf: -86.61, northOf: 40.75 },
    { zone: 'America/Chicago', westOf: -86.61, southOf: 38.37 },
  ],
  /** Sherman, Wallace, Greeley and Hamilton counties. */
  KS: [{ zone: 'America/Denver', westOf: -101.5, southOf: 39.57, northOf: 37.75 }],
  KY: [{ zone: 'America/Chicago', westOf: -86 }],
  /** Gogebic, Iron, Dickinson and Menominee counties. */
  MI: [{ zone: 'America/Chicago', westOf: -87.45, southOf: 46.5 }],
  /** The south-west, below the Missouri. */
  ND: [{ zone: 'America/Denver', westOf: -102, southOf: 47.7 }],
  NE: [{ zone: 'America/Denver', westOf: -101.4 }],
  /** Malheur County. */
  OR: [{ zone: 'America/Boise', eastOf: -118.2, southOf: 44.45 }],
  SD: [{ zone: 'America/Denver', westOf: -101 }],
  TN: [{ zone: 'America/New_York', eastOf: -85.35 }],
  /** El Paso and Hudspeth counties. */
  TX: [{ zone: 'America/Denver', westOf: -105 }],
}

/** Besides what the meridians say: the Navajo Nation in Arizona changes its clocks. */
const alsoIn: Record<string, readonly string[]> = { AZ: ['America/Denver'] }

/** The zones that a state keeps, that of most of it first; none for what is no state. */
export const zonesOf = (state: string): string[] => [
  ...new Set(
    [ofState[state], ...(parts[state] ?? []).map(({ zone }) => zone), ...(alsoIn[state] ?? [])].flatMap(
      (zone) => zone ?? [],
    ),
  ),
]

/** Does some part of the state keep this time? Of what is no state or no zone nothing is known. */
export function isZoneOfState({ state, zone }: { state: string; zone: string }): boolean {
  const zones = zonesOf(state)
  return zones.length === 0 || !isZone(zone) || zones.some((each) => isSameClock(each, zone))
}

/** Why a zone is not taken without a yes (`otherZone`); null when it is. `what`: "this place". */
export function zoneRefusal(
  { state, zone, otherZone }: { state: string; zone: string; otherZone: boolean },
  what: string,
): string | null {
  if (otherZone || isZoneOfState({ state, zone })) return null
  const [usual = ''] = zonesOf(state)
  return `${stateName(state)} keeps ${zoneName(usual)} time. Choose it, or say below that ${what} keeps ${zoneName(zone)} time.`
}

export const isState = (state: string): boolean => state in ofState

/** Is the state not enough to know the zone? */
export const liesInTwoZones = (state: string): boolean => state in parts

export type Position = { latitude: number; longitude: number }

/** @param state two letters @param position nothing: the zone of most of the state @returns null for what is no state */
export function zoneOf(state: string, position: Position | null): string | null {
  const zone = ofState[state] ?? null
  if (!position) return zone
  const { latitude, longitude } = position
  const west = longitude > 0 ? longitude - 360 : longitude
  return parts[state]?.find((part) => lies(part, latitude, west))?.zone ?? zone
}

const lies = ({ westOf, eastOf, northOf, southOf }: Part, latitude: number, longitude: number) =>
  (westOf === undefined || longitude < westOf) &&
  (eastOf === undefined || longitude > eastOf) &&
  (northOf === undefined || latitude > northOf) &&
  (southOf === undefined || latitude < southOf)
