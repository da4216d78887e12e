'use client'
import { useForm } from 'react-hook-form'
import { standardQuestions } from '@/lib/evaluations/kinds'
import type { Evaluation } from '@/lib/evaluations/shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useFollowed } from '../../../../_client/followed'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { TextArea } from '../../../../_ui/form'
import { type Lines, linesOf, questionsOf } from './values'

type Values = Lines & { madeFrom: number | null }

/** What people are asked, one question a line. What the API refuses of it stands on the statements. */
export function QuestionsForm({ evaluation: { eventId, version, questions } }: { evaluation: Evaluation }) {
  const lines = linesOf(questions)
  const form = useForm<Values>({ defaultValues: { ...lines, madeFrom: version }, shouldFocusError: false })
  const saved = useFollowed(form, {
    ...{ version, values: lines },
    onVersion: (seen) => form.setValue('madeFrom', seen === null ? null : Number(seen)),
  })
  const save = useCommand(api.evaluations.changeQuestions, { onDone: (done) => saved(done.version) })
  const refused = save.problem?.errors[0]?.message
  return (
    <CommandForm
      form={form}
      command={save}
      onSend={({ madeFrom, ...given }) => save.run({ eventId, madeFrom, questions: questionsOf(given) })}
      saves={{
        names: { questions: 'the questions' },
        sent: (values) => ({ questions: questionsOf(values) }),
        valuesOf: (current) => linesOf((current as Pick<Evaluation, 'questions'>).questions),
      }}
      done={save.done ? 'What is asked is saved' : null}
    >
      <TextArea
        label="Statements"
        hint="One a line, eight at most. Each is rated from “not at all” to “fully”."
        rows={8}
        error={refused}
        {...form.register('rating')}
      />
      <TextArea
        label="Questions answered in words"
        optional
        hint="One a line, three at most. Ask nothing that tells who somebody is."
        rows={3}
        {...form.register('words')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={save.pending}>
          Save
        </Button>
        <Button
          variant="link"
          onClick={() => {
            const usual = linesOf(standardQuestions)
            form.setValue('rating', usual.rating, { shouldDirty: true })
            form.setValue('words', usual.words, { shouldDirty: true })
          }}
        >
          The usual questions
        </Button>
      </p>
    </CommandForm>
  )
}
