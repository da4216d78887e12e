'use client'
import { useWatch } from 'react-hook-form'
import { ruleSentence, whomWords } from '../words'
import type { Choices } from './parts'
import { inputOf, type RequirementForm, type RequirementValues } from './values'

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

function sentenceOf(values: RequirementValues, { courses, units }: Choices): string {
  const { dueKind, dueBy = null, withinDays = null, repeatMonths = null, repeatFrom } = inputOf(values)
  const unitName = units.find(({ unitId }) => unitId === values.unitId)?.name ?? '…'
  const course = courses.find(({ courseId }) => courseId === values.courseId)?.title ?? null
  const whom =
    values.population === 'everyone'
      ? 'Everyone in the agency'
      : whomWords({ ...values, unitName, position: values.position || '…' })
  return ruleSentence({
    whom,
    course,
    dueKind,
    dueBy,
    withinDays,
    repeatMonths,
    repeatFrom: repeatFrom ?? 'completion',
  })
}
