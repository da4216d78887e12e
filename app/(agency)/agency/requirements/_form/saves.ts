/** What the form of a requirement does where it was saved elsewhere meanwhile: what both changed, in its words. */
import { count } from '@/lib/platform/words'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import type { Limits } from '@/lib/requirements/engine/limits'
import { askedWords } from '@/lib/requirements/explained/asked'
import { termNames } from '@/lib/requirements/words'
import type { Person } from '../../_people/find-people'
import { limitsWords } from '../limits-words'
import { boundsOf } from './bounds'
import { type Choices, calledIn } from './choices'
import { inputOf, type RequirementGiven, type RequirementValues, repeatFromOf } from './values'
import { whatOf } from './what'
import { type EventChosen, eventsIn } from './what-values'
import { whomOf } from './whom'

export const eventsOf = (...values: RequirementValues[]) => values.flatMap(({ what }) => eventsIn(what))

export const savesOf = (choices: Choices, known: ReadonlyMap<string, Person>, events: readonly EventChosen[]) => ({
  names: termNames,
  together: ['population', 'unitId', 'position', 'employment', 'and'] as const,
  sent: (values: RequirementValues): Record<string, unknown> => inputOf(values),
  valuesOf: (current: Record<string, unknown>): Partial<RequirementValues> => {
    const { criterion, limits, personIds, exceptPersonIds, ...same } = current as RequirementGiven
    const shown = (personId: string) => known.get(personId) ?? { personId, name: 'Somebody who was added' }
    return {
      ...same,
      ...whomOf(same),
      what: whatOf(criterion, events),
      bounds: boundsOf(limits),
      people: personIds.map(shown),
      except: exceptPersonIds.map(shown),
      repeats: same.repeatMonths === null ? 'once' : 'again',
      repeatFrom: repeatFromOf({ ...same, repeatFrom: same.repeatFrom ?? 'completion' }),
    }
  },
  words: (field: string, value: unknown) => {
    if (field === 'unitId') return choices.units.find(({ unitId }) => unitId === value)?.name
    if (field === 'teamId') return choices.teams.find(({ teamId }) => teamId === value)?.name
    if (field === 'personIds' || field === 'exceptPersonIds')
      return count((value as string[]).length, 'person', 'people')
    if (field === 'criterion') return askedWords(value as Criterion, calledIn(choices, events))
    return field === 'limits' ? limitsWords(value as Limits).join(' ') || 'Nothing' : undefined
  },
})
