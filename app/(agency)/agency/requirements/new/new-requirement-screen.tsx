'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Forbidden } from '@/app/_ui/forbidden'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { type Agency, ForAgency, type ToScreen, todayAt } from '../../../_agency'
import { useTitle } from '../_form/use-title'
import { newRequirement } from '../_form/values'

const RequirementFields = lazy(() =>
  import('../_form/requirement-form').then((each) => ({ default: each.RequirementFields })),
)
const OfPack = lazy(() => import('./of-pack').then((each) => ({ default: each.OfPack })))

export function NewRequirementScreen() {
  return (
    <ForAgency lines={10}>
      {(agency, to) => (agency.mayChange ? <Begun agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

type Props = { agency: Agency; to: ToScreen }

/** From nothing, or from what a mandate pack says. */
function Begun({ agency, to }: Props) {
  const packId = useSearchParams().get('pack')
  if (!packId) return <NewRequirement key={agency.agencyId} agency={agency} to={to} />
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <OfPack key={`${agency.agencyId} ${packId}`} packId={packId} agency={agency} to={to} />
    </Suspense>
  )
}

function NewRequirement({ agency, to }: Props) {
  const router = useRouter()
  const [start] = useState(() => newRequirement(agency.agencyId, todayAt(agency)))
  const list = to('/agency/requirements')
  const { title, onTitle } = useTitle('Make a requirement')
  return (
    <>
      <Breadcrumb items={[{ label: 'Requirements', href: list }, { label: 'Make a requirement' }]} />
      <PageTitle
        title={title}
        lead={`What ${agency.name} asks of its people. What would follow stands beside it; nothing is asked of anybody until you save it.`}
      />
      <Suspense fallback={<Loading lines={10} />}>
        <RequirementFields
          start={start}
          backHref={list}
          onTitle={onTitle}
          onDone={(requirementId) => router.push(to(`/agency/requirements/${requirementId}?saved=made`))}
        />
      </Suspense>
    </>
  )
}
