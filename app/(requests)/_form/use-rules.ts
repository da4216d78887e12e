'use client'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import type { RequestKind } from '@/lib/requests/kinds'
import { api } from '../../_client/api'
import type { AskForm } from './values'

/** The rules that hold today for what is asked. */
export const useRules = (kind: RequestKind) => {
  const { data } = useQuery(api.requests.getRequestRules.queryOptions({ staleTime: 600_000 }))
  return { today: data?.today, rules: data?.plans.find((each) => each.kind === kind) }
}

/** How long, and for how many, as far as it is typed. */
export const useLength = (form: AskForm) => {
  const [days, people] = useWatch({ control: form.control, name: ['trainingDays', 'people'] })
  return { days: Math.min(10, Math.max(1, Number(days) || 1)), people: Math.max(0, Number(people) || 0) }
}
