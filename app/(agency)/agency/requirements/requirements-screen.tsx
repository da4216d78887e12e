'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Tabs } from '@/app/_ui/tabs'
import { PageTitle } from '@/app/_ui/title'
import { countWords } from '@/lib/platform/words'
import { type Agency, ForAgency, type ToScreen, todayAt } from '../../_agency'
import { EditionsUnderWay } from '../../_editions-under-way'
import { ChangedPacks } from './adopted-from'
import { RebuildPart } from './rebuild'
import { RequirementsTable } from './requirements-table'
import { useStanding } from './use-standing'
import type { Requirement } from './words'

/** What an agency asks of its people: the requirements in force and to come, and the retired ones when asked for. */
export function RequirementsScreen() {
  return <ForAgency lines={8}>{(agency, to) => <RequirementsOf agency={agency} to={to} />}</ForAgency>
}

type Props = { agency: Agency; to: ToScreen }

function RequirementsOf({ agency, to }: Props) {
  const retired = useSearchParams().get('show') === 'retired'
  const { agencyId } = agency
  const query = useQuery(api.requirements.listRequirements.queryOptions({ input: { agencyId, retired: true } }))
  const { standingOf, pending } = useStanding(agencyId)
  const today = todayAt(agency)
  const items = query.data?.items.filter((each) => isRetired(each, today) === retired)
  return (
    <>
      <PageTitle title={titleOf(items, retired)} lead={`What ${agency.name} asks of its people, of whom, and by when.`}>
        {agency.mayChange ? <LinkButton href={to('/agency/requirements/new')}>Make a requirement</LinkButton> : null}
        <LinkButton href={to('/agency/requirements/packs')} variant="outline">
          Mandate packs
        </LinkButton>
      </PageTitle>
      <div className="at-row">
        <Tabs
          label="Which requirements"
          items={[
            { href: to('/agency/requirements'), label: 'In force and to come', current: !retired },
            { href: to('/agency/requirements?show=retired'), label: 'Retired', current: retired },
          ]}
        />
      </div>
      <EditionsUnderWay agencyId={agencyId} />
      <ChangedPacks agencyId={agencyId} to={to} />
      <div className="at-gap">
        <Loaded query={pending ? { ...query, data: undefined, isPending: true } : query} lines={8}>
          {({ mayChange }) =>
            items?.length ? (
              <RequirementsTable items={items} to={to} today={today} retired={retired} standingOf={standingOf} />
            ) : retired ? (
              <NoneRetired to={to} />
            ) : (
              <NoneYet mayChange={mayChange} to={to} />
            )
          }
        </Loaded>
      </div>
      {retired ? null : <RebuildPart agency={agency} />}
    </>
  )
}

/** One that is to be retired is in force until its day. */
const isRetired = ({ retiredOn }: Requirement, today: string) => retiredOn !== null && retiredOn <= today

function titleOf(items: readonly Requirement[] | undefined, retired: boolean): string {
  if (!items) return 'Requirements'
  const many = countWords(items.length, 'requirement')
  if (retired) return items.length === 1 ? `${many} is retired` : `${many} are retired`
  return many
}

function NoneYet({ mayChange, to }: { mayChange: boolean; to: ToScreen }) {
  return (
    <Empty
      title="No requirements yet"
      actions={
        mayChange ? (
          <>
            <LinkButton href={to('/agency/requirements/new')}>Make the first requirement</LinkButton>
            <LinkButton href={to('/agency/requirements/packs')} variant="outline">
              Adopt a mandate pack
            </LinkButton>
          </>
        ) : undefined
      }
    >
      {mayChange
        ? 'A requirement says which module has to be completed, by whom and by when. From then on everybody sees what they owe, and you see who is late.'
        : 'The agency’s coordinator has not made any. Nobody owes training here until then.'}
    </Empty>
  )
}

function NoneRetired({ to }: { to: ToScreen }) {
  return (
    <Empty title="Nothing was retired" actions={<Link href={to('/agency/requirements')}>See what is in force</Link>}>
      A requirement that is retired moves here. What was met or missed under it stays in the record.
    </Empty>
  )
}
