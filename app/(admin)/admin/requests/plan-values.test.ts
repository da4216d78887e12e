import { expect, test } from 'vitest'
import { planRules } from '@/lib/requests/rule-inputs'
import { startingPlanRules } from '@/lib/requests/starting-rules'
import { rulesOf, valuesOf } from './plan-values'

test('the form of planning rules holds all that there is to a rule', () => {
  for (const rules of startingPlanRules) {
    const again = rulesOf(rules.kind, valuesOf(rules, rules.validFrom))
    expect(again).toEqual(rules)
    expect(planRules.parse(again)).toEqual(rules)
  }
})

test('what is left empty is not known, and what is no number is refused', () => {
  const empty = valuesOf(undefined, '2027-01-01')
  expect(rulesOf('coaching', empty)).toMatchObject({ leadDays: null, tasks: [], pays: [], fee: null, source: null })
  const typed = rulesOf('training', { ...empty, leadDays: 'many', days: { room: 'x' } })
  expect(planRules.safeParse(typed).error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'leadDays',
    'tasks.0.days',
  ])
})
