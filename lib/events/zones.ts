/** Time zones in the words people use for them, west of the date line last. */
import { isSameClock } from '@/lib/agencies/zones'

export const zoneChoices: readonly { value: string; label: string }[] = [
  { value: 'America/New_York', label: 'Eastern (New York)' },
  { value: 'America/Chicago', label: 'Central (Chicago)' },
  { value: 'America/Denver', label: 'Mountain (Denver)' },
  { value: 'America/Phoenix', label: 'Arizona (no daylight saving time)' },
  { value: 'America/Los_Angeles', label: 'Pacific (Los Angeles)' },
  { value: 'America/Anchorage', label: 'Alaska (Anchorage)' },
  { value: 'Pacific/Honolulu', label: 'Hawaii (Honolulu)' },
  { value: 'America/Puerto_Rico', label: 'Atlantic (Puerto Rico, Virgin Islands)' },
  { value: 'Pacific/Guam', label: 'Chamorro (Guam, Northern Marianas)' },
  { value: 'Pacific/Pago_Pago', label: 'Samoa (Pago Pago)' },
]

/** The zone of the list whose clocks show the same all year; the zone itself where the list has none. */
export const offered = (zone: string): string =>
  zoneChoices.find(({ value }) => value === zone)?.value ??
  zoneChoices.find(({ value }) => isSameClock(value, zone))?.value ??
  zone
