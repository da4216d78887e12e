'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Loading } from '@/app/_ui/loading'
import { ForAdministrators } from '@/app/(admin)/_administrator'

const NewForm = lazy(() => import('./new-form').then((each) => ({ default: each.NewForm })))

/** For administrators; the address may name the agency that it begins with. */
export function FormScreen() {
  return (
    <ForAdministrators lines={10}>
      {() => (
        <Suspense fallback={<Loading lines={10} />}>
          <Begin />
        </Suspense>
      )}
    </ForAdministrators>
  )
}

function Begin() {
  const router = useRouter()
  const agencyId = useSearchParams().get('agency')
  const query = useQuery(
    api.agencies.getAgency.queryOptions({
      input: { agencyId: agencyId ?? '' },
      enabled: agencyId !== null,
      refetchOnWindowFocus: false,
    }),
  )
  const onDone = ({ slug }: { slug: string }) => router.replace(`/task-forces/${slug}/keep?saved=formed`)
  if (agencyId === null) return <NewForm agency={null} onDone={onDone} />
  return (
    <Loaded query={query} lines={10}>
      {(agency) => <NewForm agency={agency} onDone={onDone} />}
    </Loaded>
  )
}
