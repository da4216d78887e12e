'use client'
import { useWatch } from 'react-hook-form'
import { criterionShape } from '@/lib/requirements/engine/countable'
import { actWords } from '@/lib/requirements/engine/limits'
import { askedWords } from '@/lib/requirements/explained/asked'
import { exceptWords, ruleSentence, whomWords } from '../words'
import { TRAINING } from './bounds'
import { type Choices, calledIn } from './choices'
import { inputOf, type RequirementForm, type RequirementValues } from './values'
import { eventsIn } from './what-values'
import { whomIn } from './whom'

/** The rule as it stands in the form, in one sentence. */
export function RuleSentence({ form, choices }: { form: RequirementForm; choices: Choices }) {
  const sentence = useWatch({ control: form.control, compute: (values) => sentenceOf(values, choices) })
  return (
    <div className="at-rule">
      <p className="at-small at-soft">The rule, in a sentence</p>
      <p className="at-lead">{sentence}</p>
    </div>
  )
}

function sentenceOf(values: RequirementValues, choices: Choices): string {
  const { units, teams } = choices
  const { countedFrom, afterCourses } = values.bounds
  const { criterion, dueKind, dueBy = null, withinDays = null, repeatMonths = null, repeatFrom } = inputOf(values)
  const { population, unitId, position, employment, role } = whomIn(values)
  const unitName = units.find((each) => each.unitId === unitId)?.name ?? (population === 'unit' ? '…' : null)
  const team = teams.find(({ teamId }) => teamId === values.teamId) ?? null
  const asked = criterionShape.safeParse(criterion)
  const excepted = population === 'people' ? [] : values.except
  const whom =
    population === 'everyone'
      ? `Everyone in the agency${exceptWords({ excepted })}`
      : whomWords({
          ...{ population, unitName, employment, role, excepted, people: values.people },
          position: position || (population === 'position' ? '…' : null),
          team: population === 'team' ? team : null,
        })
  return ruleSentence({
    whom,
    what: asked.success ? askedWords(asked.data, calledIn(choices, eventsIn(values.what))) : null,
    ...(asked.success ? { criterion: asked.data } : {}),
    dueKind,
    dueBy,
    withinDays,
    withinMonths: values.bounds.withinMonths,
    heldBack: values.bounds.heldBack && actWords(values.bounds.heldBack.trim()),
    countedFrom: countedFrom === TRAINING ? null : countedFrom,
    roundedTo: values.bounds.roundedTo,
    after: countedFrom === TRAINING ? afterCourses.map(calledIn(choices)) : [],
    repeatMonths,
    repeatFrom: repeatFrom ?? 'completion',
  })
}
