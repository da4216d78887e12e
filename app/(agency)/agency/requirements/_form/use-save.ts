'use client'
import { api } from '@/app/_client/api'
import type { KeyPlace } from '@/app/_client/keyed'
import { useCommand } from '@/app/_client/use-command'
import type { PackDetail } from '@/lib/mandates/inputs'
import { givenIn, type RequirementForm, type RequirementGiven, type RequirementValues } from './values'

/** Makes a requirement, changes one, or adopts a pack by a clock of one's own. */
export function useSave(form: RequirementForm, pack: PackDetail | null, onDone: (requirementId: string) => void) {
  const { setError, getValues, setValue } = form
  const key: KeyPlace = {
    get current() {
      return getValues('key')
    },
    set current(value) {
      setValue('key', value)
    },
  }
  const made = { setError, key, onDone: ({ requirementId }: { requirementId: string }) => onDone(requirementId) }
  const make = useCommand(api.requirements.makeRequirement, made)
  const adopt = useCommand(api.mandates.adoptPack, made)
  const change = useCommand(api.requirements.changeRequirement, { setError })
  const run = ({ agencyId, requirementId, ...given }: RequirementGiven) => {
    if (pack) return adopt.run(adoptionOf({ agencyId, ...given }, pack, getValues()))
    if (!requirementId) return make.run({ agencyId, ...given })
    const { madeFrom } = getValues()
    return change.run({ requirementId, madeFrom, ...given }, { onSuccess: () => onDone(requirementId) })
  }
  const all = [make, adopt, change]
  return {
    run,
    pending: all.some(({ pending }) => pending),
    problem: make.problem ?? adopt.problem ?? change.problem,
    reset: () => {
      for (const each of all) each.reset()
    },
  }
}

type Given = Omit<RequirementGiven, 'requirementId'>

function adoptionOf(
  { name: _, citation: __, criterion: ___, ...given }: Given,
  pack: PackDetail,
  values: RequirementValues,
) {
  const { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, limits, ...whom } = given
  const { packId, edition } = pack
  const clock = { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, limits }
  return { ...whom, packId, edition, haveRead: values.haveRead, clock, given: givenIn(values) }
}
