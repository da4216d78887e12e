'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, usePathname, useRouter, useSearchParams } from 'next/navigation'
import type { FormEvent } from 'react'
import { registrationStates } from '@/lib/registration/kinds'
import { stateName } from '@/lib/registration/words'
import { api } from '../../../../_client/api'
import { Loaded } from '../../../../_client/loaded'
import { Section } from '../../../../_ui/arrange'
import { Button } from '../../../../_ui/button'
import { Counts } from '../../../../_ui/counts'
import { Empty } from '../../../../_ui/empty'
import { SelectField, TextField } from '../../../../_ui/form'
import { Link } from '../../../../_ui/link'
import { PageTitle } from '../../../../_ui/title'
import { RegistrationTable } from './registration-table'
import { SettingsForm } from './settings-form'

/** Who comes to an event of one's own, and how it takes registrations. */
export function RegistrationsScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const asked = useSearchParams()
  const [q, state] = [asked.get('q') ?? '', asked.get('state') ?? '']
  const input = { eventId, q, ...(isState(state) ? { state } : {}) }
  const query = useQuery(api.registration.listRegistrations.queryOptions({ input, staleTime: 0 }))
  return (
    <Loaded query={query} lines={8}>
      {({ title, items, total, counts, runs, sessions }) => (
        <div className="at-stack">
          <PageTitle title={`Who comes: ${title}`}>
            {runs ? <Link href={`/events/${eventId}`}>Back to the event</Link> : null}
          </PageTitle>
          <Counts
            items={(['registered', 'offered', 'waitlisted', 'awaiting-approval'] as const).map((each) => ({
              label: stateName(each).toLowerCase(),
              figure: counts[each] ?? 0,
            }))}
          />
          <Search q={q} state={state} />
          {items.length === 0 ? (
            <Empty title={q || state ? 'Nobody matches' : 'Nobody is registered yet'}>
              {q || state
                ? 'Look for less, or for all of them.'
                : 'Say below how the event takes registrations; the form then stands on its page.'}
            </Empty>
          ) : (
            <RegistrationTable items={items} sessions={sessions} total={total} />
          )}
          {runs ? <Settings eventId={eventId} /> : null}
        </div>
      )}
    </Loaded>
  )
}

const isState = (text: string): text is (typeof registrationStates)[number] =>
  registrationStates.some((each) => each === text)

function Search({ q, state }: { q: string; state: string }) {
  const path = usePathname()
  const router = useRouter()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    router.replace(`${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`)
  }
  return (
    <form onSubmit={search} className="at-row at-row--end at-noprint">
      <TextField label="Name or agency" name="q" type="search" defaultValue={q} key={q} />
      <SelectField
        label="Where it stands"
        name="state"
        defaultValue={state}
        key={`state ${state}`}
        empty="All of them"
        options={registrationStates
          .filter((each) => each !== 'pending-confirmation')
          .map((each) => ({ value: each, label: stateName(each) }))}
      />
      <Button type="submit" variant="outline">
        Find
      </Button>
    </form>
  )
}

function Settings({ eventId }: { eventId: string }) {
  const options = { input: { eventId }, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }
  const query = useQuery(api.registration.getRegistrationSettings.queryOptions(options))
  return (
    <Section id="settings" title="How the event takes registrations" className="at-noprint">
      <Loaded query={query} lines={6}>
        {(settings) => <SettingsForm key={eventId} settings={settings} />}
      </Loaded>
    </Section>
  )
}
