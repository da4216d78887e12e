'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { markLabels } from '@/lib/requests/choice-labels'
import { evaluationInput } from '@/lib/requests/inputs'
import { isTraining } from '@/lib/requests/kinds'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useFollowed } from '../../_client/followed'
import { numberOrNothing } from '../../_client/typed'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Fields, SelectField, TextArea, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type Given = z.infer<typeof evaluationInput>

/** How it went for whoever asked: two questions, words, and what participants said where somebody asked them. */
export function EvaluationForm({ request: { requestId, kind, evaluation } }: { request: Request }) {
  const say = useWords<Texts>()
  const { version, byName: _, ...given } = evaluation ?? { version: null, byName: '' }
  const form = useForm<Given>({
    resolver: zodResolver(evaluationInput) as never,
    defaultValues: { requestId, madeFrom: version, words: '', formsBack: null, content: null, ...given },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version, values: given },
    onVersion: (seen) => form.setValue('madeFrom', seen),
  })
  const rate = useCommand(api.requests.giveEvaluation, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  const { errors } = form.formState
  const names = {
    ...{ useful: say('useful'), ready: say('ready'), words: say('rateWords') },
    ...{ formsBack: say('formsBack'), content: say('content') },
  }
  const marks = markLabels.map((label, place) => ({ value: String(place + 1), label: label[say.locale] }))
  const mark = (name: 'useful' | 'ready') => ({
    ...{ id: `rate-${name}`, label: say(name), options: marks, empty: say('choose'), error: errors[name]?.message },
    ...form.register(name, { setValueAs: numberOrNothing }),
  })
  const count = (name: 'formsBack' | 'content') => ({
    ...{ id: `rate-${name}`, label: say(name), optional: true, short: true, inputMode: 'numeric' as const },
    error: errors[name]?.message,
    ...form.register(name, { setValueAs: numberOrNothing }),
  })
  return (
    <details className="at-noprint" open={!evaluation}>
      <summary>{say(evaluation ? 'rateAgain' : 'rate')}</summary>
      <CommandForm form={form} command={rate} onSend={(answers) => rate.run(answers)} saves={{ names }}>
        <SelectField {...mark('useful')} />
        <SelectField {...mark('ready')} />
        <TextArea
          {...{ id: 'rate-words', label: say('rateWords'), hint: say('rateHint'), optional: true, rows: 3 }}
          error={errors.words?.message}
          {...form.register('words')}
        />
        {isTraining(kind) ? (
          <Fields>
            <TextField {...count('formsBack')} />
            <TextField {...count('content')} />
          </Fields>
        ) : null}
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={rate.pending}>
            {say('rateIt')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
