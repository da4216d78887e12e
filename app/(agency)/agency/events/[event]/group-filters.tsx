'use client'
import { Filters } from '@/app/_ui/filters'
import { SelectField, TextField } from '@/app/_ui/form'
import { figure } from '@/lib/platform/words'
import type { GroupOffer } from '@/lib/registration/shapes'
import type { Chosen } from './words'

type Props = { agencyId: string; eventId: string; chosen: Chosen; offer: GroupOffer }

/** A plain GET form: what is chosen becomes the address. */
export function GroupFilters({ agencyId, eventId, chosen, offer }: Props) {
  const path = `/agency/events/${eventId}`
  const narrowed = [chosen.q, chosen.unitId, chosen.position, chosen.who === 'all'].filter(Boolean).length
  return (
    <Filters bar action={path} chosen={narrowed} clearHref={`${path}?agency=${agencyId}`}>
      <input type="hidden" name="agency" value={agencyId} />
      <TextField label="Person" name="q" type="search" autoComplete="off" defaultValue={chosen.q} />
      <SelectField label="Unit" name="unit" defaultValue={chosen.unitId} empty="All units" options={offer.units} />
      <SelectField
        label="Position"
        name="position"
        defaultValue={chosen.position}
        empty="All positions"
        options={offer.positions.map((value) => ({ value, label: value }))}
      />
      <SelectField
        label="Who"
        name="who"
        defaultValue={chosen.who}
        options={[
          { value: 'helped', label: `Those who need it, ${figure(offer.helped)}` },
          { value: 'all', label: 'Everybody' },
        ]}
      />
    </Filters>
  )
}
