'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { PageTitle } from '@/app/_ui/title'
import { EditionsUnderWay } from '@/app/(agency)/_editions-under-way'
import { RebuildPart } from '@/app/(agency)/agency/requirements/rebuild'
import { stateName } from '@/lib/platform/states'
import { ForAdministrators } from '../../../_administrator'
import { AgencyForm } from '../../_agency-form/agency-form'
import { type Agency, kindNames } from '../../words'
import { AgencyFacts } from './agency-facts'
import { People } from './people'
import { TaskForces } from './task-forces'
import { Units } from './units'

/** One agency: its facts, who coordinates it, its units and task forces; the address says what is being done with it. */
export function AgencyScreen() {
  return <ForAdministrators lines={10}>{() => <OneAgency />}</ForAdministrators>
}

function OneAgency() {
  const { agency: agencyId } = useParams<{ agency: string }>()
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(api.agencies.getAgency.queryOptions({ input: { agencyId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(agency) => <Doing agency={agency} />}
    </Loaded>
  )
}

function Doing({ agency }: { agency: Agency }) {
  const router = useRouter()
  const search = useSearchParams()
  const here = `/admin/agencies/${agency.agencyId}`
  const done = (saved: string) => router.replace(`${here}?saved=${saved}`)
  switch (search.get('do')) {
    case 'change':
      return (
        <>
          <Way agency={agency} doing="Change its facts" />
          <PageTitle title={`Change ${agency.name}`} lead={changeLead(agency)} />
          <AgencyForm agency={agency} backHref={here} onDone={() => done('changed')} />
        </>
      )
    default:
      return <Shown agency={agency} saved={search.get('saved')} here={here} />
  }
}

function Way({ agency: { agencyId, name }, doing }: { agency: Agency; doing?: string }) {
  const crumbs = [
    { label: 'Agencies', href: '/admin' },
    { label: name, href: `/admin/agencies/${agencyId}` },
  ]
  return <Breadcrumb items={doing ? [...crumbs, { label: doing }] : crumbs} />
}

const changeLead = ({ source }: Agency) =>
  source
    ? `It came from ${source}. Once changed by hand, it no longer follows that list.`
    : 'Credits and certificates keep what was printed on them.'

const savedWords: Record<string, string> = {
  added: 'The agency is added',
  changed: 'The change is saved',
}

function Shown({ agency, saved, here }: { agency: Agency; saved: string | null; here: string }) {
  const words = saved ? savedWords[saved] : undefined
  return (
    <>
      <Way agency={agency} />
      <PageTitle title={agency.name} lead={`${kindNames[agency.kind]}, ${stateName(agency.state)}.`}>
        <LinkButton href={`${here}?do=change`}>Change its facts</LinkButton>
        <LinkButton variant="outline" href={`/admin/audit?agency=${agency.agencyId}`}>
          What happened here
        </LinkButton>
      </PageTitle>
      <Said words={words} />
      <AgencyFacts agency={agency} />
      <People agency={agency} />
      <Units agencyId={agency.agencyId} />
      <TaskForces agency={agency} />
      <RebuildPart agency={agency} />
      <EditionsUnderWay agencyId={agency.agencyId} whose="of the agency" />
    </>
  )
}
