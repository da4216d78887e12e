'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import type { ReliefTold } from '@/lib/requirements/reliefs/inputs'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { ReliefItem } from './relief-item'

/** What waits for a decision, and what was decided, for all people that one looks after. */
export function ReliefsScreen() {
  return <ForAgency lines={8}>{(agency, to) => <Reliefs agency={agency} to={to} />}</ForAgency>
}

function Reliefs({ agency, to }: { agency: Agency; to: ToScreen }) {
  const query = useQuery(api.requirements.listReliefs.queryOptions({ input: { agencyId: agency.agencyId } }))
  return (
    <>
      <Breadcrumb items={[{ label: 'Attention', href: to('/agency') }, { label: 'Waivers, extensions and leave' }]} />
      <PageTitle
        title="Waivers, extensions and leave"
        lead="Supervisors recommend, coordinators decide, and nobody for themselves. Each begins at the record of its person."
      />
      <Loaded query={query} lines={8}>
        {({ items }) => <Both items={items} agency={agency} to={to} />}
      </Loaded>
    </>
  )
}

type BothProps = { items: readonly ReliefTold[]; agency: Agency; to: ToScreen }

function Both({ items, agency, to }: BothProps) {
  const waiting = items.filter(({ state }) => state === 'waiting')
  const others = items.filter(({ state }) => state !== 'waiting')
  if (items.length === 0)
    return (
      <Empty title="Nothing was recommended or decided yet">
        Open the record of a person under Completion to waive a training, move its last day, or record leave.
      </Empty>
    )
  const listed = (some: readonly ReliefTold[]) => (
    <ul className="at-plain at-stack at-gap">
      {some.map((item) => (
        <ReliefItem
          key={item.reliefId}
          item={item}
          agency={agency}
          personHref={to(`/agency/people/${item.personId}`)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <Section id="waiting" title="What waits for a decision">
        {waiting.length === 0 ? <p>Nothing waits.</p> : listed(waiting)}
      </Section>
      {others.length > 0 ? (
        <Section id="decided" title="What was decided, the latest first">
          {listed(others)}
        </Section>
      ) : null}
    </>
  )
}
