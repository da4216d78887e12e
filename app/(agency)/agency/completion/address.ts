/** What the address of the completion table holds: filters, the day, and which status is explained. */

export type Asked = { who: string; unit: string; requirement: string; status: string; asOf: string; explain: string }

const names: Record<keyof Asked, string> = {
  who: 'who',
  unit: 'unit',
  requirement: 'requirement',
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
export const inputOf = (agencyId: string, { who, unit, requirement, status, asOf }: Asked) => ({
  agencyId,
  asOf: asOf || undefined,
  person: who || undefined,
  unitId: unit || undefined,
  requirementId: requirement || undefined,
  status: (status || undefined) as 'overdue' | undefined,
})
