/** What people are asked when they register: what they need, and questions of the organizer's own, one a line. */
import type { UseFormRegisterReturn } from 'react-hook-form'
import type { RegistrationSettings } from '@/lib/registration/shapes'
import { formKey } from '../../../../_client/form-key'
import { TextArea } from '../../../../_ui/form'

type Question = RegistrationSettings['questions'][number]
export type Needs = { needs: string; questions: string }

const NEEDS = 'needs'
const plain = { about: null, options: [] as string[], several: false, required: false }

/** The choices of what people need, and the other questions, as lines; one that has to be answered ends with a star. */
export const needsOf = (all: readonly Question[]): Needs => ({
  needs: all.find(({ id }) => id === NEEDS)?.options.join('\n') ?? '',
  questions: all
    .filter(({ id }) => id !== NEEDS)
    .map(({ label, options, required }) => `${[label, ...options].join(' | ')}${required ? ' *' : ''}`)
    .join('\n'),
})

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/**
 * What is asked from now on. A question in the words of one that was asked before is that one, wherever it stands, and all
 * others are new: no answer comes to stand under a question that it was not given to.
 */
export function asksOf({ needs, questions }: Needs, before: readonly Question[]): Question[] {
  const options = linesOf(needs)
  const wanted: Question[] =
    options.length > 0
      ? [{ ...plain, id: NEEDS, kind: 'choice', about: 'access', label: 'What you need', options, several: true }]
      : []
  const own = linesOf(questions).map((line): Question => {
    const [label = '', ...choices] = line
      .replace(/\s*\*$/, '')
      .split('|')
      .map((part) => part.trim())
    const same = before.find((each) => each.id !== NEEDS && each.label === label) ?? { ...plain, id: formKey() }
    const kind = choices.length > 0 ? 'choice' : 'text'
    return { ...same, kind, label, options: choices, required: line.endsWith('*') }
  })
  return [...wanted, ...own]
}

export function QuestionFields({
  needs,
  questions,
}: {
  needs: UseFormRegisterReturn
  questions: UseFormRegisterReturn
}) {
  return (
    <>
      <TextArea
        label="What people may need"
        optional
        hint="One a line, two at least, for example: American Sign Language interpreter. They tick what they need and give no reason."
        {...needs}
      />
      <TextArea
        label="Questions"
        optional
        hint="One a line. Choices come after strokes, and a star at the end asks for an answer, for example: How do you come? | By bus | By car *"
        {...questions}
      />
    </>
  )
}
