'use client'
/** Who is signed in, as every screen asks it. */
import { useQuery } from '@tanstack/react-query'
import { api } from './api'

/** `me` is undefined while it is not known yet. */
export function useMe() {
  const query = useQuery(api.identity.getMe.queryOptions({ staleTime: 60_000 }))
  return { me: query.data, failed: query.isError, again: query.refetch }
}
