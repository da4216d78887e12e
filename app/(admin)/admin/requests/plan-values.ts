/** The form of planning rules: one field a task and a thing to pay for, and the rules that it stands for. */

import { type Party, type PayItem, payItems, type RequestKind, taskKeys } from '@/lib/requests/kinds'
import type { PlanRules } from '@/lib/requests/rule-inputs'

/** Asking itself is no task with days of its own: the lead says it. */
export const plannedKeys = taskKeys.filter((key) => key !== 'ask')
type PlannedKey = (typeof plannedKeys)[number]

export type PlanValues = {
  validFrom: string
  leadDays: string
  leadIsFirm: boolean
  days: Partial<Record<PlannedKey, string>>
  sourced: Partial<Record<PlannedKey, boolean>>
  payers: Partial<Record<PayItem, Party | ''>>
  fee: string
  waived: boolean
  sourceName: string
  sourceUrl: string
  sourceAsOf: string
}

/** Done by whom, where no rule says it yet. */
const usual = {
  room: { party: 'host', after: false },
  announce: { party: 'host', after: false },
  materials: { party: 'provider', after: false },
  roster: { party: 'host', after: false },
  evaluation: { party: 'provider', after: true },
} as const satisfies Record<string, { party: Party; after: boolean }>

const CENTS = 100
const number = (typed: string) => Number(typed.trim())

export function valuesOf(rules: PlanRules | undefined, validFrom: string): PlanValues {
  const task = (key: string) => rules?.tasks.find((each) => each.key === key)
  return {
    validFrom,
    leadDays: rules?.leadDays?.toString() ?? '',
    leadIsFirm: rules?.leadIsFirm ?? false,
    days: Object.fromEntries(plannedKeys.map((key) => [key, task(key)?.days.toString() ?? ''])),
    sourced: Object.fromEntries(plannedKeys.map((key) => [key, task(key)?.sourced ?? false])),
    payers: Object.fromEntries(
      payItems.map((item) => [item, rules?.pays.find((each) => each.item === item)?.party ?? '']),
    ),
    fee: rules?.fee ? String(rules.fee.centsPerPersonDay / CENTS) : '',
    waived: rules?.fee?.waived ?? false,
    sourceName: rules?.source?.name ?? '',
    sourceUrl: rules?.source?.url ?? '',
    sourceAsOf: rules?.source?.asOf ?? '',
  }
}

/** What is left empty is not known, or not done. */
export function rulesOf(kind: RequestKind, values: PlanValues): PlanRules {
  const { days, sourced, payers, fee, waived, sourceName, sourceUrl, sourceAsOf } = values
  return {
    kind,
    validFrom: values.validFrom,
    leadDays: values.leadDays.trim() === '' ? null : number(values.leadDays),
    leadIsFirm: values.leadIsFirm,
    tasks: plannedKeys.flatMap((key) =>
      days[key]?.trim() ? [{ key, ...usual[key], days: number(days[key]), sourced: sourced[key] ?? false }] : [],
    ),
    pays: payItems.flatMap((item) => {
      const party = payers[item]
      return party ? [{ item, party }] : []
    }),
    fee: fee.trim() === '' ? null : { centsPerPersonDay: Math.round(number(fee) * CENTS), waived },
    source:
      sourceName.trim() === ''
        ? null
        : { name: sourceName, url: sourceUrl.trim() || null, asOf: sourceAsOf.trim() || null },
  }
}
