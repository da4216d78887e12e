'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import type { standingShape } from '@/lib/reporting/inputs'

export type Standing = Omit<z.infer<typeof standingShape>['items'][number], 'requirementId' | 'name'>

export const none: Standing = { appliesTo: 0, met: 0, due90: 0, later: 0, overdue: 0, notCleared: 0 }

/** Where the agency's requirements stand today. One that asks nobody is not in the answer: its figures are noughts. */
export function useStanding(agencyId: string) {
  const query = useQuery(api.reporting.requirementStanding.queryOptions({ input: { agencyId } }))
  const known = query.data && new Map(query.data.items.map((item) => [item.requirementId, item]))
  const standingOf = known && ((requirementId: string): Standing => known.get(requirementId) ?? none)
  return { standingOf, pending: query.isPending && query.failureCount === 0 }
}
