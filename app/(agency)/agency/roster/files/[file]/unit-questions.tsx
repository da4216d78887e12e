'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { SelectField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { count, countWords } from '@/lib/platform/words'
import type { Batch } from '../../kinds'
import type { UnitAnswers } from './choices'

type Props = { batch: Batch; answers: UnitAnswers; onAnswer: (answers: UnitAnswers) => void }

/** Units that the agency does not have: new, or a typing error for one it has. Their rows wait for the answer. */
export function UnitQuestions({ batch, answers, onAnswer }: Props) {
  const { agencyId, unitQuestions } = batch
  const units = useQuery({
    ...api.agencies.listUnits.queryOptions({ input: { agencyId } }),
    enabled: unitQuestions.length > 0,
  })
  if (unitQuestions.length === 0) return null
  return (
    <Note
      kind="caution"
      className="at-section"
      title={`${countWords(unitQuestions.length, 'unit')} of the file ${unitQuestions.length === 1 ? 'is' : 'are'} not in the agency`}
    >
      <p>Rules for a unit reach only who is in it, so say what each one is. Rows with them are ticked once you have.</p>
      <div className="at-fields at-gap">
        {unitQuestions.map(({ name, rows, like }) => (
          <SelectField
            key={name}
            label={`“${name}”, in ${count(rows, 'row')}, is`}
            name={`unit-${name}`}
            empty="Not said yet"
            options={optionsOf(like, units.data?.items ?? [])}
            value={chosenOf(answers[name])}
            onChange={(event) => onAnswer(answered(answers, name, event.target.value))}
          />
        ))}
      </div>
    </Note>
  )
}

type Unit = { unitId: string; path: string }

/** Those with a similar name first. */
function optionsOf(like: Batch['unitQuestions'][number]['like'], units: readonly Unit[]) {
  const similar = new Set(like.map(({ unitId }) => unitId))
  return [
    ...like.map(({ unitId, name }) => ({ value: unitId, label: `${name}: a typing error` })),
    { value: 'new', label: 'a new unit' },
    ...units
      .filter(({ unitId }) => !similar.has(unitId))
      .map(({ unitId, path }) => ({ value: unitId, label: `${path}: written another way` })),
  ]
}

const chosenOf = (answer: UnitAnswers[string] | undefined) =>
  answer === undefined ? '' : answer === 'new' ? 'new' : answer.unitId

function answered(answers: UnitAnswers, name: string, value: string): UnitAnswers {
  const { [name]: _, ...others } = answers
  return value === '' ? others : { ...others, [name]: value === 'new' ? 'new' : { unitId: value } }
}
