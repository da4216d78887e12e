'use client'
import { useQuery } from '@tanstack/react-query'
import { priorityKeys } from '@/lib/catalog/keys'
import type { Text } from '@/lib/platform/say'
import { stateChoices } from '@/lib/platform/states'
import { hours } from '@/lib/platform/words'
import {
  aimLabels,
  audienceLabels,
  helpLabels,
  organizationLabels,
  priorityLabels,
  stageLabels,
} from '@/lib/requests/choice-labels'
import type { RequestKind } from '@/lib/requests/kinds'
import { api } from '../../_client/api'
import { Button } from '../../_ui/button'
import { CheckboxGroup, RadioGroup } from '../../_ui/choice'
import { DateField, Fields, FormPart, SelectField, TextArea, TextField } from '../../_ui/form'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { askTexts } from './messages'
import { type AskForm, orNone } from './values'

type Props = { form: AskForm }
const useAsk = () => useWords<typeof askTexts>()

/** A closed list as choices, in the language of the page. */
export const choicesOf = (labels: Readonly<Record<string, Text>>, locale: 'en' | 'es') =>
  Object.entries(labels).map(([value, label]) => ({ value, label: label[locale] }))

const parts: Record<RequestKind, (props: Props) => React.ReactNode> = {
  training: Subject,
  'prosecution-training': Prosecution,
  coaching: Coaching,
  'other-help': Help,
}

/** What it is about, in the fields of its kind; then what it is wished for. */
export function AboutPart({ form, kind }: Props & { kind: RequestKind }) {
  const say = useAsk()
  const Own = parts[kind]
  const { errors } = form.formState
  return (
    <FormPart legend={say('about')}>
      <Own form={form} />
      <TextArea
        label={say(kind === 'other-help' ? 'needHelp' : 'need')}
        hint={say('needHint')}
        rows={5}
        error={errors.need?.message}
        {...form.register('need')}
      />
      <CheckboxGroup
        label={say('priorities')}
        optional
        options={priorityKeys.map((value) => ({ value, label: priorityLabels[value][say.locale] }))}
        {...form.register('priorityIds')}
      />
    </FormPart>
  )
}

function Subject({ form }: Props) {
  const say = useAsk()
  const { errors } = form.formState
  const { data, isError, refetch } = useQuery(api.requests.listRequestChoices.queryOptions({ staleTime: 3_600_000 }))
  const courses = data?.courses ?? []
  const topics = data?.topics ?? []
  return (
    <>
      {isError ? (
        <Note kind="error" live>
          <p>{say('choicesFailed')}</p>
          <p>
            <Button small variant="outline" onClick={() => void refetch()}>
              {say('tryAgain')}
            </Button>
          </p>
        </Note>
      ) : null}
      {/* Made anew once the choices are there: a select keeps no value that it has no choice for. */}
      <div key={data ? 'there' : 'waiting'}>
        <SelectField
          label={say('course')}
          hint={say('courseHint')}
          empty={say('noCourse')}
          error={errors.courseId?.message}
          options={courses.map(({ courseId, title, creditMinutes }) => ({
            value: courseId,
            label: `${title}, ${hours(creditMinutes)}`,
          }))}
          {...form.register('courseId', { setValueAs: orNone })}
        />
        <SelectField
          label={say('topic')}
          empty={say('noTopic')}
          error={errors.topicId?.message}
          options={topics.map(({ topicId, name }) => ({ value: topicId, label: name }))}
          {...form.register('topicId', { setValueAs: orNone })}
        />
      </div>
    </>
  )
}

function Prosecution({ form }: Props) {
  const say = useAsk()
  const { errors } = form.formState
  return (
    <>
      <RadioGroup
        label={say('audience')}
        error={errors.audience?.message}
        options={choicesOf(audienceLabels, say.locale)}
        {...form.register('audience')}
      />
      <TextField
        label={say('subject')}
        hint={say('subjectHint')}
        error={errors.subject?.message}
        {...form.register('subject')}
      />
    </>
  )
}

function Coaching({ form }: Props) {
  const say = useAsk()
  const { errors } = form.formState
  return (
    <>
      <TextField label={say('organization')} error={errors.organization?.message} {...form.register('organization')} />
      <RadioGroup
        label={say('organizationKind')}
        error={errors.organizationKind?.message}
        options={choicesOf(organizationLabels, say.locale)}
        {...form.register('organizationKind')}
      />
      <StateField form={form} />
      <RadioGroup
        label={say('stage')}
        error={errors.stage?.message}
        options={choicesOf(stageLabels, say.locale)}
        {...form.register('stage')}
      />
      <CheckboxGroup
        label={say('aims')}
        error={errors.aims?.message}
        options={choicesOf(aimLabels, say.locale)}
        {...form.register('aims')}
      />
      <TextArea
        label={say('today')}
        hint={say('todayHint')}
        optional
        error={errors.today?.message}
        {...form.register('today')}
      />
    </>
  )
}

function Help({ form }: Props) {
  const say = useAsk()
  const { errors } = form.formState
  return (
    <>
      <RadioGroup
        label={say('help')}
        error={errors.help?.message}
        options={choicesOf(helpLabels, say.locale)}
        {...form.register('help')}
      />
      <Fields>
        <StateField form={form} optional />
        <DateField label={say('neededBy')} optional error={errors.neededBy?.message} {...form.register('neededBy')} />
      </Fields>
    </>
  )
}

function StateField({ form, optional }: Props & { optional?: boolean }) {
  const say = useAsk()
  return (
    <SelectField
      label={say('state')}
      optional={optional}
      empty={say('chooseState')}
      error={form.formState.errors.state?.message}
      options={stateChoices}
      {...form.register('state')}
    />
  )
}
