import { Filters } from '@/app/_ui/filters'
import { DateField, TextField } from '@/app/_ui/form'
import { eventWords } from '@/lib/audit/words'
import { type Asked, isAgencyId } from './filter'

/** An agency that was chosen by its id goes along with the next search. */
export function TrailFilters({ asked: { person, event, unknownEvent, from, to, agency } }: { asked: Asked }) {
  const chosen = [person, event, from, to, agency].filter(Boolean).length
  const byId = agency && isAgencyId(agency)
  return (
    <Filters bar action="/admin/audit" chosen={chosen} clearHref="/admin/audit">
      <TextField
        label="Person, by name, number or e-mail"
        name="person"
        type="search"
        maxLength={200}
        defaultValue={person}
      />
      {byId ? (
        <input type="hidden" name="agency" value={agency} />
      ) : (
        <TextField label="Agency, by name or ORI" name="agency" type="search" maxLength={120} defaultValue={agency} />
      )}
      <TextField
        label="What happened"
        name="event"
        type="search"
        maxLength={120}
        list="kinds-of-event"
        autoComplete="off"
        defaultValue={event ? eventWords[event] : unknownEvent}
      />
      <datalist id="kinds-of-event">
        {Object.values(eventWords).map((words) => (
          <option key={words} value={words} />
        ))}
      </datalist>
      <DateField label="From" name="from" defaultValue={from} />
      <DateField label="To" name="to" defaultValue={to} />
    </Filters>
  )
}
