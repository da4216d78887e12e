import { zoneName } from '@/lib/platform/words-of-time'

/** Zones of the states and territories, from east to west. */
const zones = [
  'America/Puerto_Rico',
  'America/St_Thomas',
  'America/New_York',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Juneau',
  'America/Adak',
  'Pacific/Honolulu',
  'Pacific/Pago_Pago',
  'Pacific/Guam',
  'Pacific/Saipan',
]

const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** With the zone that is kept now, when it is none of them. */
export const zoneChoices = (kept: string | null) =>
  [...zones, ...(kept && !zones.includes(kept) ? [kept] : [])].map((value) => ({
    value,
    label: zoneWords(value),
  }))

/** "Pacific (Los Angeles)" */
export const zoneWords = (zone: string) => `${zoneName(zone)} (${cityOf(zone)})`
