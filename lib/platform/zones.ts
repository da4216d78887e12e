/** Time zones: whether there is one by a name, and the list that people choose from, in their own words. Without Temporal. */
import { clockOf, wallOf, zoneName } from './words-of-time'

/** Is it the name of an IANA zone? An offset is none. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone)
    return /^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(zone)
  } catch {
    return false
  }
}

type Choice = { value: string; label: string }

/** West of the date line last. */
const choices: readonly Choice[] = [
  { value: 'America/New_York', label: 'Eastern (New York)' },
  { value: 'America/Chicago', label: 'Central (Chicago)' },
  { value: 'America/Denver', label: 'Mountain (Denver)' },
  { value: 'America/Phoenix', label: 'Arizona (no daylight saving time)' },
  { value: 'America/Los_Angeles', label: 'Pacific (Los Angeles)' },
  { value: 'America/Anchorage', label: 'Alaska (Anchorage)' },
  { value: 'America/Adak', label: 'Aleutian (Adak)' },
  { value: 'Pacific/Honolulu', label: 'Hawaii (Honolulu)' },
  { value: 'America/Puerto_Rico', label: 'Atlantic (Puerto Rico, Virgin Islands)' },
  { value: 'Pacific/Guam', label: 'Chamorro (Guam, Northern Marianas)' },
  { value: 'Pacific/Pago_Pago', label: 'Samoa (Pago Pago)' },
]

const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** "Pacific (Los Angeles)"; a zone that is called by its city, by that alone. */
export function zoneWords(zone: string): string {
  const [name, city] = [zoneName(zone), cityOf(zone)]
  return choices.find(({ value }) => value === zone)?.label ?? (name === city ? name : `${name} (${city})`)
}

/** The list, with the zone that is kept now when it is none of them. */
export const zoneChoices = (kept: string | null = null): readonly Choice[] =>
  kept && !choices.some(({ value }) => value === kept) ? [...choices, { value: kept, label: zoneWords(kept) }] : choices

const yearOf = (zone: string) => [1, 7].map((month) => wallOf(`2026-0${month}-01T12:00:00Z`, zone).time).join()

/** Do clocks in both show the same in winter and in summer? Detroit and New York do; Phoenix and Los Angeles do not. */
export const isSameClock = (one: string, other: string): boolean => one === other || yearOf(one) === yearOf(other)

/** The zone of the list whose clocks show the same all year; the zone itself where the list has none. */
export const offered = (zone: string): string =>
  choices.find(({ value }) => value === zone)?.value ??
  choices.find(({ value }) => isSameClock(value, zone))?.value ??
  zone
