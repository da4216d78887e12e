'use client'
/** Who is signed in, as every screen asks it. */
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
import { api } from './api'
import { forgetDraftsBut } from './draft'
import { useHydrated } from './hydrated'
import { remember } from './somebody'

const asked = () => api.identity.getMe.queryOptions({ staleTime: 60_000 })

/** `me` is undefined while it is not known yet; `isLoading`: it is being asked. */
export function useMe() {
  const query = useQuery(asked())
  const hydrated = useHydrated()
  const signedIn = query.data?.signedIn
  const personId = query.data?.person?.id ?? null
  useEffect(() => {
    if (signedIn === undefined) return
    remember(signedIn)
    // Whose session has only run out finds their draft again; who signs out, and everybody else, does not.
    if (personId) forgetDraftsBut(personId)
  }, [signedIn, personId])
  const isLoading = !hydrated || query.isLoading
  return { me: hydrated ? query.data : undefined, isLoading, failed: query.isError, again: query.refetch }
}

export const askWhoItIs = (queries: QueryClient) => queries.invalidateQueries({ queryKey: asked().queryKey })

/**
 * Somebody else is signed in, or nobody: what was kept of the person before goes, and every part on the screen asks
 * anew. Clearing the cache instead would leave those parts with the answers they hold.
 */
export async function becomeSomebody(queries: QueryClient): Promise<Me> {
  const { queryKey } = asked()
  await queries.cancelQueries()
  queries.removeQueries({ type: 'inactive' })
  queries.getMutationCache().clear()
  const me = await queries.fetchQuery({ ...asked(), staleTime: 0 })
  void queries.resetQueries({ predicate: (query) => !sameKey(query.queryKey, queryKey) })
  return me
}

const sameKey = (one: readonly unknown[], other: readonly unknown[]) => JSON.stringify(one) === JSON.stringify(other)
