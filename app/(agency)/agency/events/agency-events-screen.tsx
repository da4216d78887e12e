'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Filters } from '@/app/_ui/filters'
import { Forbidden } from '@/app/_ui/forbidden'
import { SelectField, TextField } from '@/app/_ui/form'
import { Pager } from '@/app/_ui/pager'
import { PageTitle } from '@/app/_ui/title'
import { figure } from '@/lib/platform/words'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { RegistrationsOfAgency } from './registrations-of-agency'

/** Who of an agency is registered for what; for those who coordinate it. */
export function AgencyEventsScreen() {
  return (
    <ForAgency lines={8}>
      {(agency, to) =>
        agency.mayChange ? <AgencyEvents key={agency.agencyId} agency={agency} to={to} /> : <Forbidden />
      }
    </ForAgency>
  )
}

type Asked = { q: string; when: 'ahead' | 'behind'; cursor: string }
const addressOf = ({ q, when, cursor }: Asked) =>
  `/agency/events?${new URLSearchParams({
    ...(q ? { q } : {}),
    ...(when === 'behind' ? { when } : {}),
    ...(cursor ? { after: cursor } : {}),
  })}`

function AgencyEvents({ agency: { agencyId, name }, to }: { agency: Agency; to: ToScreen }) {
  const params = useSearchParams()
  const when = params.get('when') === 'behind' ? 'behind' : 'ahead'
  const asked: Asked = { q: params.get('q') ?? '', when, cursor: params.get('after') ?? '' }
  const { q, cursor } = asked
  const input = { agencyId, q, when, ...(cursor ? { cursor } : {}) } as const
  const query = useQuery(api.registration.listAgencyRegistrations.queryOptions({ input, staleTime: 0 }))
  const file = `/api/v1/agencies/${agencyId}/registrations.csv?${new URLSearchParams({ when, ...(q ? { q } : {}) })}`
  return (
    <>
      <PageTitle title="Events of our people" lead={`Who of ${name} is registered for what, by themselves or by you.`}>
        <LinkButton href="/calendar">Find an event</LinkButton>
        <LinkButton className="at-noprint" variant="outline" href={file}>
          Download as CSV
        </LinkButton>
      </PageTitle>
      <EventFilters key={`${q} ${when}`} agencyId={agencyId} asked={asked} clearHref={to('/agency/events')} />
      <div className="at-section">
        <Loaded query={query} lines={8}>
          {({ items, total, nextCursor }) =>
            items.length === 0 ? (
              <Nobody asked={asked} />
            ) : (
              <>
                <RegistrationsOfAgency items={items} agencyId={agencyId} when={when} />
                <Pager
                  label="Registrations"
                  place={`${figure(items.length)} of ${figure(total)}`}
                  previous={cursor ? { href: to(addressOf({ ...asked, cursor: '' })), label: 'From the start' } : null}
                  next={nextCursor ? { href: to(addressOf({ ...asked, cursor: nextCursor })) } : null}
                />
              </>
            )
          }
        </Loaded>
      </div>
      <p className="at-small at-soft">
        Who comes to a group of survivors, or registers for themselves alone, is not listed here.
      </p>
    </>
  )
}

function Nobody({ asked: { q, when } }: { asked: Asked }) {
  if (q) return <Empty title="No person or event matches">Look for part of a name, or of the name of an event.</Empty>
  if (when === 'behind')
    return <Empty title="Nothing is over yet">What your people came to, and what ended, is kept here.</Empty>
  return (
    <Empty
      title="Nobody is registered for anything to come"
      actions={<LinkButton href="/calendar">Find an event</LinkButton>}
    >
      Open an event on the calendar and choose “Register people of your agency” there.
    </Empty>
  )
}

function EventFilters({ agencyId, asked, clearHref }: { agencyId: string; asked: Asked; clearHref: string }) {
  const chosen = [asked.q, asked.when === 'behind'].filter(Boolean).length
  return (
    <Filters bar action="/agency/events" chosen={chosen} clearHref={clearHref}>
      <input type="hidden" name="agency" value={agencyId} />
      <TextField label="Person or event" name="q" type="search" autoComplete="off" defaultValue={asked.q} />
      <SelectField
        label="When"
        name="when"
        defaultValue={asked.when}
        options={[
          { value: 'ahead', label: 'To come' },
          { value: 'behind', label: 'Over, canceled and given back' },
        ]}
      />
    </Filters>
  )
}
