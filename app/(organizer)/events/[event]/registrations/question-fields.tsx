/** What people are asked when they register: what they need, and questions of the organizer's own, one a line. */
import type { UseFormRegisterReturn } from 'react-hook-form'
import type { RegistrationSettings } from '@/lib/registration/shapes'
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
    .map(({ label, required }) => (required ? `${label} *` : label))
    .join('\n'),
})

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function asksOf({ needs, questions }: Needs): Question[] {
  const options = linesOf(needs)
  const wanted: Question[] =
    options.length > 0
      ? [{ ...plain, id: NEEDS, kind: 'choice', about: 'access', label: 'What you need', options, several: true }]
      : []
  const own = linesOf(questions).map((line, i): Question => {
    const required = line.endsWith('*')
    return { ...plain, id: `question-${i + 1}`, kind: 'text', label: line.replace(/\s*\*$/, ''), required }
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
      <TextArea label="Questions" optional hint="One a line. A star at the end asks for an answer." {...questions} />
    </>
  )
}
