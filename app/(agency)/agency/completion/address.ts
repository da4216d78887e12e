/** What the address of the completion table holds: filters, the day, and which status is explained. */

import { priorityKeys } from '@/lib/catalog/keys'

export type Asked = {
  who: string
  unit: string
  requirement: string
  priority: string
  status: string
  asOf: string
  explain: string
}

const names: Record<keyof Asked, string> = {
  who: 'who',
  unit: 'unit',
  requirement: 'requirement',
  priority: 'priority',
  status: 'status',
  asOf: 'as-of',
  explain: 'explain',
}

export function askedOf(params: { get: (name: string) => string | null }): Asked {
  const value = (key: keyof Asked) => params.get(names[key])?.trim() ?? ''
  return {
    who: value('who'),
    unit: value('unit'),
    requirement: value('requirement'),
    priority: value('priority'),
    status: value('status'),
    asOf: value('asOf'),
    explain: value('explain'),
  }
}

/** The address with some of it changed; what is empty is left out. */
export function addressWith(asked: Asked, change: Partial<Asked>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...asked, ...change }))
    if (value) query.set(names[key as keyof Asked], value)
  const text = query.toString()
  return text ? `/agency/completion?${text}` : '/agency/completion'
}

/** What the API is asked for. */
export const inputOf = (agencyId: string, { who, unit, requirement, priority, status, asOf }: Asked) => ({
  agencyId,
  asOf: asOf || undefined,
  person: who || undefined,
  unitId: unit || undefined,
  requirementId: requirement || undefined,
  priority: priorityKeys.find((each) => each === priority),
  status: (status || undefined) as 'overdue' | undefined,
})
