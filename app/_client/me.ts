'use client'
/** Who is signed in, as every screen asks it. */
import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import { useHydrated } from './hydrated'

/** `me` is undefined while it is not known yet. */
export function useMe() {
  const query = useQuery(api.identity.getMe.queryOptions({ staleTime: 60_000 }))
  const hydrated = useHydrated()
  return { me: hydrated ? query.data : undefined, failed: query.isError, again: query.refetch }
}
