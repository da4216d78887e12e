'use client'
/** A coordinator picks people of the agency for an event: who it would help stands first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Forbidden } from '@/app/_ui/forbidden'
import { PageTitle } from '@/app/_ui/title'
import { sessionWords } from '@/lib/events/words'
import { count, countWords } from '@/lib/platform/words'
import type { GroupOffer } from '@/lib/registration/shapes'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import { GroupFilters } from './group-filters'
import { GroupForm } from './group-form'
import { type Chosen, roomWords } from './words'

export function GroupScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <Group key={agency.agencyId} agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

function useChosen(): Chosen & { isAsked: boolean } {
  const params = useSearchParams()
  const who = params.get('who')
  const text = (name: string) => params.get(name) ?? ''
  return {
    ...{ who: who === 'all' ? 'all' : 'helped', unitId: text('unit'), position: text('position'), q: text('q') },
    isAsked: who !== null,
  }
}

function Group({ agency: { agencyId }, to }: { agency: Agency; to: ToScreen }) {
  const { event: eventId } = useParams<{ event: string }>()
  const { isAsked, ...chosen } = useChosen()
  const { unitId, ...rest } = chosen
  const query = useInfiniteQuery(
    api.registration.getGroup.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...{ agencyId, eventId, ...rest },
        ...(unitId ? { unitId } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: 0,
    }),
  )
  return (
    <Loaded query={query} lines={10}>
      {({ pages }) => {
        const [offer] = pages
        if (!offer) return null
        const items = pages.flatMap((page) => page.items)
        const { title, slug, helped } = offer
        return (
          <>
            <Breadcrumb
              items={[
                { label: 'Calendar', href: '/calendar' },
                { label: title, href: `/calendar/${slug}` },
                { label: 'Register people' },
              ]}
            />
            <PageTitle
              title={
                helped > 0
                  ? `${countWords(helped, 'of your people needs', 'of your people need')} this`
                  : 'Register people'
              }
              lead={leadOf(offer)}
            >
              <LinkButton variant="outline" href={to('/agency/events')}>
                Who is registered for what
              </LinkButton>
            </PageTitle>
            {offer.takes ? (
              <>
                <GroupFilters
                  key={JSON.stringify(chosen)}
                  agencyId={agencyId}
                  eventId={eventId}
                  chosen={chosen}
                  offer={offer}
                />
                <GroupForm {...{ agencyId, eventId, offer, items, query }} isNarrowed={isAsked} />
              </>
            ) : (
              <Empty title="You cannot register people for this event">
                Nobody is registered for a group of survivors by their agency: whoever wants to come decides alone. An
                event that takes no registrations here says on its page whom to write to.
              </Empty>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** "“Coastal counties joint training days”, Wednesday, December 16, 2026, 9:00 a.m. to 5:00 p.m. Pacific: 24 of 40 places left." */
function leadOf({ title, scopes }: GroupOffer): string {
  const [first] = scopes
  if (!first) return `“${title}”`
  if (scopes.length > 1) return `“${title}”, in ${count(scopes.length, 'part')}. Choose which below.`
  return `“${title}”, ${sessionWords(first)}: ${roomWords(first)}.`
}
