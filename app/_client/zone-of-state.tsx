'use client'
/** A place says its state, and the state its zone; a zone that the state does not keep needs a yes. */
import type { ComponentProps } from 'react'
import { isZoneOfState, zonesOf } from '@/lib/agencies/zones'
import { stateName } from '@/lib/platform/states'
import { zoneName } from '@/lib/platform/words-of-time'
import { offered } from '@/lib/platform/zones'
import { Checkbox } from '../_ui/choice'

type Place = { state: string; zone: string; otherZone: boolean }

/** The zone to put into the form once another state was chosen; null where what is there may stay. */
export function zoneProposed({ state, zone, otherZone }: Place): string | null {
  const [usual] = zonesOf(state)
  return usual && !otherZone && (zone === '' || !isZoneOfState({ state, zone })) ? offered(usual) : null
}

type Props = Omit<ComponentProps<typeof Checkbox>, 'label' | 'hint'> & Place & { what: string }

/** The yes; asked only where it is needed. `what`: "This place". */
export function OtherZone({ state, zone, otherZone, what, ...field }: Props) {
  if (!otherZone && isZoneOfState({ state, zone })) return null
  return (
    <Checkbox
      label={`${what} keeps ${zoneName(zone)} time, although ${stateName(state)} does not`}
      hint={state === 'AZ' ? 'The Navajo Nation changes its clocks; the rest of Arizona does not.' : undefined}
      {...field}
    />
  )
}
