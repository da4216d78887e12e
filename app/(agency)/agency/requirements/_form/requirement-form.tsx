'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import type { KeyPlace } from '@/app/_client/keyed'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { Restored } from '@/app/_client/restored'
import { useCommand } from '@/app/_client/use-command'
import { Split } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { Loading } from '@/app/_ui/loading'
import { count } from '@/lib/platform/words'
import { askedWords } from '@/lib/requirements/asked'
import type { Criterion } from '@/lib/requirements/criterion'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import type { Limits } from '@/lib/requirements/limits'
import { termNames } from '@/lib/requirements/words'
import type { Person } from '../../_people/find-people'
import { limitsWords, type Preview } from '../words'
import { boundsOf } from './bounds'
import { BoundsPart } from './bounds-part'
import { type Choices, calledIn } from './choices'
import { BasisPart, WhenPart } from './parts'
import { PreviewCard, usePreview } from './preview'
import { RuleSentence } from './rule-sentence'
import {
  inFields,
  inputOf,
  type RequirementForm,
  type RequirementGiven,
  type RequirementValues,
  repeatFromOf,
} from './values'
import { type EventChosen, whatOf } from './what'
import { WhatPart } from './what-part'
import { WhomPart } from './whom-part'

type FormProps = {
  start: RequirementValues
  /** A change does not take effect before this day. */
  soonest?: string | undefined
  backHref: string
  onDone: (requirementId: string) => void
}

const terms = zodResolver(previewRequirementInput)
/** Both commands ask for these terms; what the choices leave without meaning is not checked. */
const resolver: Resolver<RequirementValues, unknown, RequirementGiven> = async (values, context, options) => {
  const bare = { ...options, fields: {} } as Parameters<typeof terms>[2]
  const result = await terms(inputOf(values), context, bare)
  return 'errors' in result && Object.keys(result.errors).length > 0
    ? { values: {}, errors: inFields(result.errors, values) }
    : (result as { values: RequirementGiven; errors: Record<string, never> })
}

/** One form for making a requirement and for changing one; what it is made of is loaded first. */
export function RequirementFields(props: FormProps) {
  const { agencyId } = props.start
  const personId = useMe().me?.person?.id
  const choices = useQuery(api.requirements.listRequirementChoices.queryOptions({ input: { agencyId } }))
  return (
    <Loaded query={choices} lines={10}>
      {(data) => (personId ? <Form {...props} personId={personId} choices={data} /> : <Loading lines={10} />)}
    </Loaded>
  )
}

function Form({
  start,
  soonest,
  backHref,
  onDone,
  choices,
  personId,
}: FormProps & { choices: Choices; personId: string }) {
  const draft = draftName(personId, draftOf(start))
  const [kept] = useState(() => readDraft(draft, start))
  const form = useForm<RequirementValues, unknown, RequirementGiven>({
    resolver,
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const live = usePreview(form)
  const save = useSave(form, (requirementId) => {
    forgetDraft(draft)
    onDone(requirementId)
  })
  const beginAnew = () => {
    form.reset(start)
    forgetDraft(draft)
  }
  const begins = start.requirementId === null
  const known = new Map([...start.people, ...form.getValues('people')].map((each) => [each.personId, each]))
  return (
    <Split>
      <CommandForm
        form={form}
        command={save}
        onSend={save.run}
        saves={{ ...savesOf(choices, known, eventsIn(start, form.getValues())), base: start }}
      >
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <RuleSentence form={form} choices={choices} />
        <WhatPart form={form} choices={choices} />
        <WhomPart form={form} choices={choices} />
        <WhenPart form={form} choices={choices} />
        <BoundsPart form={form} />
        <BasisPart form={form} soonest={soonest} />
        <FormActions>
          <LinkButton variant="outline" href={backHref} onClick={() => forgetDraft(draft)}>
            {begins ? 'Do not make it' : 'Leave it as it is'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {lastStep(begins, live.preview)}
          </Button>
        </FormActions>
      </CommandForm>
      <PreviewCard live={live} begins={begins} />
    </Split>
  )
}

const eventsIn = (...values: RequirementValues[]) => values.flatMap(({ what }) => what.events)

const savesOf = (choices: Choices, known: ReadonlyMap<string, Person>, events: readonly EventChosen[]) => ({
  names: termNames,
  sent: (values: RequirementValues): Record<string, unknown> => inputOf(values),
  valuesOf: (current: Record<string, unknown>): Partial<RequirementValues> => {
    const { criterion, limits, personIds, ...same } = current as RequirementGiven
    return {
      ...same,
      what: whatOf(criterion, events),
      bounds: boundsOf(limits),
      people: personIds.map((personId) => known.get(personId) ?? { personId, name: 'Somebody who was added' }),
      repeats: same.repeatMonths === null ? 'once' : 'again',
      repeatFrom: repeatFromOf({ ...same, repeatFrom: same.repeatFrom ?? 'completion' }),
    }
  },
  words: (field: string, value: unknown) => {
    if (field === 'unitId') return choices.units.find(({ unitId }) => unitId === value)?.name
    if (field === 'teamId') return choices.teams.find(({ teamId }) => teamId === value)?.name
    if (field === 'personIds') return count((value as string[]).length, 'person', 'people')
    if (field === 'criterion') return askedWords(value as Criterion, calledIn(choices, events))
    return field === 'limits' ? limitsWords(value as Limits).join(' ') || 'Nothing' : undefined
  },
})

/** A draft belongs to the agency, and to the version that is being changed. */
const draftOf = ({ agencyId, requirementId, madeFrom }: RequirementValues) =>
  `requirement.${requirementId ? `${requirementId}.${madeFrom}` : agencyId}`

function lastStep(begins: boolean, preview: Preview | undefined): string {
  if (!preview) return begins ? 'Make the requirement' : 'Save the change'
  const people = count(preview.appliesTo, 'person', 'people')
  if (preview.appliesTo === 0)
    return begins ? 'Make it, although it asks nobody yet' : 'Save it, although it asks nobody'
  return begins ? `Ask ${people}` : `Save the change for ${people}`
}

function useSave(form: RequirementForm, onDone: FormProps['onDone']) {
  const { setError, getValues, setValue } = form
  const key: KeyPlace = {
    get current() {
      return getValues('key')
    },
    set current(value) {
      setValue('key', value)
    },
  }
  const make = useCommand(api.requirements.makeRequirement, {
    setError,
    key,
    onDone: ({ requirementId }) => onDone(requirementId),
  })
  const change = useCommand(api.requirements.changeRequirement, { setError })
  const run = ({ agencyId, requirementId, ...given }: RequirementGiven) => {
    if (!requirementId) return make.run({ agencyId, ...given })
    const { madeFrom } = getValues()
    return change.run({ requirementId, madeFrom, ...given }, { onSuccess: () => onDone(requirementId) })
  }
  return {
    run,
    pending: make.pending || change.pending,
    problem: make.problem ?? change.problem,
    reset: () => {
      make.reset()
      change.reset()
    },
  }
}
