'use client'
import { useForm } from 'react-hook-form'
import { audienceNames, sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import type { RegistrationSettings } from '@/lib/registration/shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useFollowed } from '../../../../_client/followed'
import { numberOrNothing } from '../../../../_client/typed'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { CheckboxGroup, RadioGroup } from '../../../../_ui/choice'
import { DateField, Fields, TextField } from '../../../../_ui/form'
import { asksOf, type Needs, needsOf, QuestionFields } from './question-fields'

type Values = {
  unit: 'event' | 'session'
  opensOn: string
  closesOn: string
  capacity: string
  sessionPlaces: { sessionId: string; capacity: string }[]
  rules: string[]
  audienceLimit: string[]
  audienceProof: string
  whenOver: '' | 'waitlist' | 'keep'
} & Needs
type Made = Values & { madeFrom: RegistrationSettings['version'] }

const startOf = (settings: RegistrationSettings): Values => ({
  ...{ unit: settings.unit, opensOn: settings.opensOn ?? '', closesOn: settings.closesOn ?? '' },
  ...{ capacity: settings.capacity === null ? '' : String(settings.capacity), whenOver: '' },
  sessionPlaces: settings.sessions.map(({ sessionId, capacity }) => ({ sessionId, capacity: String(capacity ?? '') })),
  rules: [
    ...(settings.needsApproval ? ['approval'] : []),
    ...(settings.guestsAllowed ? ['guests'] : []),
    ...(settings.isPaused ? ['paused'] : []),
  ],
  ...{ audienceLimit: settings.audienceLimit, audienceProof: settings.audienceProof },
  ...needsOf(settings.questions),
})

const ruleChoices = ({ mayTakeGuests }: RegistrationSettings) => [
  { value: 'approval', label: 'I look at each registration before it gets a place' },
  ...(mayTakeGuests
    ? [{ value: 'guests', label: 'People without an account may come: a code confirms their address' }]
    : []),
  { value: 'paused', label: 'Take no more for now' },
]

export function SettingsForm({ settings }: { settings: RegistrationSettings }) {
  const { version } = settings
  const values = startOf(settings)
  const form = useForm<Made>({ defaultValues: { ...values, madeFrom: version }, shouldFocusError: false })
  const saved = useFollowed(form, {
    ...{ version, values },
    onVersion: (seen) => form.setValue('madeFrom', seen as typeof version),
  })
  const save = useCommand(api.registration.changeRegistration, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  const { errors } = form.formState
  const over = save.problem && 'over' in save.problem
  const bySession = form.watch('unit') === 'session'
  const onSend = ({ rules, sessionPlaces, whenOver, needs, questions, ...given }: Made) =>
    save.run({
      ...{
        eventId: settings.eventId,
        madeFrom: given.madeFrom,
        unit: given.unit,
        audienceProof: given.audienceProof,
      },
      ...{
        opensOn: given.opensOn || null,
        closesOn: given.closesOn || null,
        capacity: numberOrNothing(given.capacity),
      },
      sessionPlaces: sessionPlaces.map((each) => ({ ...each, capacity: numberOrNothing(each.capacity) })),
      ...{ needsApproval: rules.includes('approval'), isPaused: rules.includes('paused') },
      guestsAllowed: rules.includes('guests'),
      audienceLimit: given.audienceLimit as ('law-enforcement' | 'victim-services' | 'allied-professionals')[],
      questions: asksOf({ needs, questions }, settings.questions),
      ...(whenOver ? { whenOver } : {}),
    })
  return (
    <CommandForm form={form} command={save} onSend={onSend} done={save.done ? 'It is saved' : null}>
      {settings.sessions.length > 1 ? (
        <RadioGroup
          label="People register"
          options={[
            { value: 'event', label: 'For all of it' },
            { value: 'session', label: 'For each session by itself' },
          ]}
          {...form.register('unit')}
        />
      ) : null}
      <Fields>
        <DateField
          label="Opens on"
          optional
          hint="Leave it empty to open at once"
          {...form.register('opensOn')}
          error={errors.opensOn?.message}
        />
        <DateField
          label="Closes after"
          optional
          hint="Leave it empty to stay open until it begins"
          {...form.register('closesOn')}
          error={errors.closesOn?.message}
        />
      </Fields>
      {bySession ? (
        settings.sessions.map(({ sessionId, ...times }, place) => (
          <TextField
            key={sessionId}
            short
            optional
            inputMode="numeric"
            label={`Places: ${sessionWords(times)}`}
            error={errors.sessionPlaces?.[place]?.capacity?.message}
            {...form.register(`sessionPlaces.${place}.capacity`)}
          />
        ))
      ) : (
        <TextField
          short
          optional
          inputMode="numeric"
          label="Places"
          hint="Leave it empty for as many as come"
          {...form.register('capacity')}
          error={errors.capacity?.message}
        />
      )}
      {over ? (
        <RadioGroup
          label={`${count(Number(save.problem?.over), 'person more', 'people more')} than there would be places`}
          options={[
            {
              value: 'waitlist',
              label: `The last ${save.problem?.over} to come go to the front of the waiting list, and are told`,
            },
            { value: 'keep', label: 'Everybody keeps their place, nobody new gets one, and nobody is told' },
          ]}
          {...form.register('whenOver')}
        />
      ) : null}
      <CheckboxGroup label="Rules" options={ruleChoices(settings)} {...form.register('rules')} />
      <CheckboxGroup
        label="Only for"
        optional
        options={Object.entries(audienceNames).map(([value, label]) => ({ value, label }))}
        {...form.register('audienceLimit')}
      />
      <TextField
        label="What shows that somebody is one of them"
        optional
        {...form.register('audienceProof')}
        error={errors.audienceProof?.message}
      />
      <QuestionFields needs={form.register('needs')} questions={form.register('questions')} />
      <p className="at-gap">
        <Button type="submit" busy={save.pending}>
          {settings.version === null ? 'Take registrations' : 'Save'}
        </Button>
      </p>
    </CommandForm>
  )
}
