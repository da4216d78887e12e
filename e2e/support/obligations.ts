/** What people owe, for tests: as it is kept, and as the pure rules say it. */
import { expect } from 'vitest'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { gather } from '@/lib/requirements/derived/gather'
import { loadRules } from '@/lib/requirements/derived/load-rules'
import { rebuildAgency } from '@/lib/requirements/derived/rebuild'
import { deriveObligations } from '@/lib/requirements/engine/rules'
import { owner } from './facts'

const system = systemCtx('test')

/** Of each of these people and each rule of the agency the cycles, by the pure rules. */
export async function evaluated(agencyId: string, people: readonly string[]) {
  const rules = await read(system, (tx) => loadRules(tx, { agencyIds: [agencyId] }))
  const factsOf = await read(system, (tx) => gather(tx, [...people], rules))
  return people.flatMap((personId) =>
    rules.map((rule) => ({
      ...{ personId, requirementId: rule.requirementId },
      cycles: deriveObligations(factsOf(personId, rule)),
    })),
  )
}

/** What is kept of these people is what the rules say, and what is made again from nothing. */
export async function expectKeptAsEvaluated(agencyId: string, people: readonly string[]): Promise<void> {
  const kept =
    await owner()`select person_id as "personId", requirement_id as "requirementId", cycle, opens_on::text as "opensOn",
      due_on::text as "dueOn", satisfied_on::text as "satisfiedOn", valid_until::text as "validUntil", ends_on::text as "endsOn",
      counted_credits as "countedCredits", explanation
    from obligations where agency_id = ${agencyId} and person_id in ${owner()(people)}`
  const said = (await evaluated(agencyId, people)).flatMap(({ cycles, ...of }) =>
    cycles.map(({ cycle, opensOn, dueOn, satisfiedOn, validUntil, endsOn, countedCredits, explanation }) => ({
      ...{ ...of, cycle, opensOn, dueOn, satisfiedOn, validUntil, endsOn, countedCredits, explanation },
    })),
  )
  expect(inOrder(kept)).toEqual(inOrder(said))
  expect(await rebuildAgency(system, agencyId)).toBe(0)
}

type Row = { personId: string; requirementId: string; cycle: number }
const placeOf = ({ personId, requirementId, cycle }: Row) =>
  `${personId} ${requirementId} ${String(cycle).padStart(3, '0')}`

/** As JSON keeps them. */
const inOrder = (rows: Iterable<unknown>): Row[] =>
  (JSON.parse(JSON.stringify([...rows])) as Row[]).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
