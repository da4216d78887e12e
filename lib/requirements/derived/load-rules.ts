/** Requirements as they are evaluated: as their rows say them, with the people that they mean. */
import { idList } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Version } from '../shapes'
import { keptOrRead } from './kept-rules'
import { exceptedOf, holdersOf, membersOf, type NamedPerson, namedPeople, spansByTeam } from './named-people'
import { type AskedOf, type Rule, type StatedRules, stateRules } from './stated-rules'

/**
 * Rules on their way: what they ask for is there before whom they ask it of, so that what it asks about can be read meanwhile.
 * `versions` are those of the rules as they were read last, where some are kept, and nearly always those of the rules.
 */
export type Reading = {
  agencyIds: readonly string[]
  versions: Promise<readonly Version[]>
  rules: Promise<readonly Rule[]>
}
/** All requirements of these agencies, or one of them. */
type Which = { agencyIds: string[]; requirementId?: string }

/** Asked one behind the other without waiting in between: one way there and back. */
export function readRules(tx: Tx, { agencyIds, requirementId }: Which): Reading {
  const scope = { agencies: idList(agencyIds), requirement: requirementId ?? null }
  const { versions, stated } = requirementId ? stateRules(tx, scope) : keptOrRead(tx, agencyIds)
  const rules = Promise.all([stated, namedPeople.on(tx, scope)])
  return { agencyIds, versions, rules: rules.then((read) => withPeople(tx, agencyIds, read)) }
}

export const loadRules = (tx: Tx, which: Which): Promise<readonly Rule[]> => readRules(tx, which).rules

async function withPeople(
  tx: Tx,
  agencyIds: readonly string[],
  [{ rules, whom }, people]: [StatedRules, NamedPerson[]],
): Promise<readonly Rule[]> {
  const namedBy = grouped(people, ({ assignmentId }) => assignmentId)
  const isOfSome = ({ id, population, teamId, role }: AskedOf) =>
    teamId !== null || role !== null || population === 'people' || namedBy.has(id)
  const all = [...whom.values()].flat().filter(isOfSome)
  if (all.length === 0) return rules
  const [spans, holders] = await Promise.all([
    spansByTeam(
      tx,
      all.flatMap(({ teamId }) => teamId ?? []),
    ),
    holdersOf(
      tx,
      agencyIds,
      all.flatMap(({ role }) => role ?? []),
    ),
  ])
  return rules.map((rule) => {
    const asked = whom.get(rule) ?? []
    if (!asked.some(isOfSome)) return rule
    const assignments = rule.assignments.map((each, i) => {
      const { id = '', teamId, role } = asked[i] ?? {}
      const named = namedBy.get(id)
      const members = teamId ? spans.get(teamId) : role ? holders(rule.agencyId, role) : membersOf(each, named)
      return { ...each, members, excepted: exceptedOf(each, named) }
    })
    return { ...rule, assignments }
  })
}
