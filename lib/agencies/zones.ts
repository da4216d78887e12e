/**
 * The time zones that each state keeps (49 CFR part 71, and what towns on the line keep in fact). Where in a state which of
 * them holds is asked of zone-of-place.ts; whoever changes an agency can correct it.
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

/** Zones that a part of a state keeps besides; which part it is stands in zone-table.ts. */
const besides: Record<string, readonly string[]> = {
  /** The western Aleutians. */
  AK: ['America/Adak'],
  /** Phenix City and Lanett keep the time of the mills across the river. */
  AL: ['America/New_York'],
  /** The Navajo Nation changes its clocks; the Hopi Reservation inside it does not. */
  AZ: ['America/Denver'],
  FL: ['America/Chicago'],
  ID: ['America/Los_Angeles'],
  IN: ['America/Chicago'],
  KS: ['America/Denver'],
  KY: ['America/Chicago'],
  MI: ['America/Chicago'],
  ND: ['America/Denver'],
  NE: ['America/Denver'],
  /** West Wendover. */
  NV: ['America/Denver'],
  OR: ['America/Boise'],
  SD: ['America/Denver'],
  TN: ['America/New_York'],
  TX: ['America/Denver'],
}

/** The zones that a state keeps, that of most of it first; none for what is no state. */
export const zonesOf = (state: string): string[] => {
  const usual = ofState[state]
  return usual ? [usual, ...(besides[state] ?? [])] : []
}

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

export const isState = (state: string): boolean => Object.hasOwn(ofState, state)

/** Is the state not enough to know the zone? */
export const liesInTwoZones = (state: string): boolean => Object.hasOwn(besides, state)
