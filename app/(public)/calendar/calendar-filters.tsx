import { audienceKeys } from '@/lib/catalog/keys'
import { eventKinds } from '@/lib/events/fields'
import { type CalendarFilter, calendarFilter, distances, ways } from '@/lib/events/inputs'
import type { NearPlace } from '@/lib/events/shapes'
import { audienceNames, formatNames, kindNames } from '@/lib/events/words'
import { stateChoices } from '@/lib/platform/states'
import { AsAsked } from '../../_ui/as-asked'
import { Button } from '../../_ui/button'
import { Checkbox, CheckboxGroup } from '../../_ui/choice'
import { Filters } from '../../_ui/filters'
import { DateField, SelectField, TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { calendarHref, type View } from './address'

type Named = { id: string; name: string }
type Props = {
  filter: CalendarFilter
  place: NearPlace | null
  view: View
  /** The month (`2026-12`) or the day of the week that is shown. */
  when: string | null
  facets: { topics: readonly Named[]; priorities: readonly Named[] }
}

/** A plain form: what is chosen becomes the address of the list, its other views and the feeds. */
export function CalendarFilters({ isWide, ...props }: Props & { isWide: boolean }) {
  const { filter, view, when } = props
  const chosen = chosenIn(filter)
  const clearHref = calendarHref(NOTHING, view === 'list' ? {} : { view })
  if (isWide) return <Above {...props} clearHref={clearHref} />
  return (
    <Filters action="/calendar" chosen={chosen} clearHref={clearHref}>
      <Viewed view={view} when={when} />
      <TextField label="Words" name="q" type="search" defaultValue={filter.q} />
      {when ? null : <DateField label="From" name="from" defaultValue={filter.from} />}
      <Places {...props} />
      <Others {...props} />
    </Filters>
  )
}

const NOTHING = calendarFilter.parse({})

/** Above what takes the whole width: where stands open, the rest behind one press. */
function Above({ clearHref, ...props }: Props & { clearHref: string }) {
  const { filter, view, when } = props
  const more = chosenIn({ ...filter, near: undefined, state: undefined })
  return (
    <form className="at-ask" action="/calendar" aria-label="Filters">
      <AsAsked />
      <Viewed view={view} when={when} />
      <Places {...props} />
      <Button type="submit">Show</Button>
      <details open={more > 0}>
        <summary>{more > 0 ? `More choices: ${more} chosen` : 'More choices'}</summary>
        <div className="at-ask">
          <TextField label="Words" name="q" type="search" defaultValue={filter.q} />
          {when ? null : <DateField label="From" name="from" defaultValue={filter.from} />}
          <Others {...props} />
        </div>
      </details>
      {chosenIn(filter) > 0 ? (
        <p className="at-small">
          <Link href={clearHref}>Clear</Link>
        </p>
      ) : null}
    </form>
  )
}

function Places({ filter, place }: Props) {
  return (
    <>
      <TextField
        label="Near ZIP code"
        name="near"
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={10}
        defaultValue={filter.near}
        error={place && !place.isKnown ? 'We do not know this code.' : undefined}
      />
      <SelectField
        label="Within"
        name="within"
        defaultValue={String(filter.within)}
        options={distances.map((miles) => ({ value: String(miles), label: `${miles} miles` }))}
      />
      <SelectField
        label="State or territory"
        hint="Online events stay in the list"
        name="state"
        defaultValue={filter.state ?? ''}
        empty="Anywhere"
        options={stateChoices}
      />
    </>
  )
}

function Others({ filter, facets }: Props) {
  return (
    <>
      <CheckboxGroup
        label="How"
        name="format"
        chosen={filter.format}
        options={ways.map((value) => ({ value, label: formatNames[value] }))}
      />
      <CheckboxGroup
        label="What"
        name="kind"
        chosen={filter.kind}
        options={eventKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <CheckboxGroup
        label="For whom"
        name="audience"
        chosen={filter.audience}
        options={audienceKeys.map((value) => ({ value, label: audienceNames[value] ?? value }))}
      />
      <Checkbox name="credit" value="1" defaultChecked={filter.credit} label="Gives hours of credit" />
      <Checkbox name="free" value="1" defaultChecked={filter.free} label="Free of charge" />
      <Checkbox
        name="places"
        value="1"
        defaultChecked={filter.places}
        label="Has places left"
        hint="Where one registers here, and gets a place now"
      />
      <SelectField
        label="Priority"
        name="priority"
        defaultValue={filter.priority ?? ''}
        empty="Any priority"
        options={choices(facets.priorities)}
      />
      <SelectField
        label="Topic"
        name="topic"
        defaultValue={filter.topic ?? ''}
        empty="Any topic"
        options={choices(facets.topics)}
      />
    </>
  )
}

/** Another filter leaves the view where it is. */
function Viewed({ view, when }: Pick<Props, 'view' | 'when'>) {
  if (view === 'list') return null
  return (
    <>
      <input type="hidden" name="view" value={view} />
      {when ? <input type="hidden" name={view} value={when} /> : null}
    </>
  )
}

const choices = (items: readonly Named[]) => items.map(({ id, name }) => ({ value: id, label: name }))

const chosenIn = ({ q, from, near, state, topic, priority, credit, free, places, ...lists }: CalendarFilter): number =>
  [
    ...[q, from, near, state, topic, priority, credit, free, places],
    ...[lists.format, lists.kind, lists.audience].map(({ length }) => length > 0),
  ].filter(Boolean).length
