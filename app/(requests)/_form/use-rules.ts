'use client'
import { useQuery } from '@tanstack/react-query'
import type { RequestKind } from '@/lib/requests/kinds'
import { api } from '../../_client/api'

/** The rules that hold today for what is asked. */
export const useRules = (kind: RequestKind) => {
  const { data } = useQuery(api.requests.getRequestRules.queryOptions({ staleTime: 600_000 }))
  return { today: data?.today, rules: data?.plans.find((each) => each.kind === kind) }
}
