'use client'
import { Filters } from '@/app/_ui/filters'
import { DateField, SelectField } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { employments } from '@/lib/agencies/kinds'
import { capital } from '@/lib/platform/words'
import type { Agency, ToScreen } from '../../_agency'
import { type Asked, addressWith, type Hours, oftenWanted } from './address'

type Props = { asked: Asked; hours: Hours; agency: Agency; to: ToScreen }

/** A plain GET form: what is chosen becomes the address, which can be shared and kept. */
export function HoursFilters({ asked, hours, agency, to }: Props) {
  const { standing: _, below: __, ...filters } = asked
  const chosen = Object.values(filters).filter(Boolean).length
  return (
    <>
      <Filters bar action="/agency/hours" chosen={chosen} clearHref={to('/agency/hours')}>
        <input type="hidden" name="agency" value={agency.agencyId} />
        <DateField label="From" name="from" defaultValue={hours.from} />
        <DateField label="To" name="to" defaultValue={hours.to} />
        <SelectField
          label="Unit"
          name="unit"
          defaultValue={asked.unit}
          empty="All units"
          options={hours.units.map(({ unitId, name, depth }) => ({
            value: unitId,
            label: `${'– '.repeat(depth)}${name}`,
          }))}
        />
        <SelectField
          label="Position"
          name="position"
          defaultValue={asked.position}
          empty="All positions"
          options={hours.positions.map((position) => ({ value: position, label: position }))}
        />
        <SelectField
          label="Employment"
          name="employment"
          defaultValue={asked.employment}
          empty="Everybody"
          options={employments.map((each) => ({ value: each, label: capital(each) }))}
        />
        <SelectField
          label="Who is short of"
          name="requirement"
          defaultValue={asked.requirement}
          empty="No requirement"
          options={hours.askable.map(({ requirementId, name }) => ({ value: requirementId, label: name }))}
        />
      </Filters>
      <p className="at-small at-gap at-row at-noprint">
        <span>Often wanted:</span>
        {oftenWanted(hours).map(({ label, from, to: until }) => (
          <Link key={label} href={to(addressWith(asked, { from, to: until }))}>
            {label}
          </Link>
        ))}
      </p>
    </>
  )
}
