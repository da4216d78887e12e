'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { lazy, type ReactNode, Suspense } from 'react'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { PleaseSignIn } from '../../../_client/please-sign-in'
import { Split } from '../../../_ui/arrange'
import { Loading } from '../../../_ui/loading'

const ListingForm = lazy(() =>
  import('../../_listing-form/listing-form').then((each) => ({ default: each.ListingForm })),
)

/** @param children what stands beside the form: it comes with the page, not with its script. */
export function NewListingScreen({ children }: { children: ReactNode }) {
  const router = useRouter()
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={10}>
      {({ person }) =>
        person ? (
          <Split kind="side">
            <Suspense fallback={<Loading lines={10} />}>
              <ListingForm
                step="Send it to the moderators"
                onDone={({ listingId }) => router.replace(`/listings/${listingId}`)}
              />
            </Suspense>
            {children}
          </Split>
        ) : (
          <PleaseSignIn />
        )
      }
    </Loaded>
  )
}
