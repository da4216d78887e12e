'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Split } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { FormActions } from '@/app/_ui/form'
import { Note, Problem } from '@/app/_ui/note'
import { count } from '@/lib/platform/words'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import type { Preview } from '../words'
import { BasisPart, type Choices, WhatPart, WhenPart, WhomPart } from './parts'
import { PreviewCard, usePreview } from './preview'
import { RuleSentence } from './rule-sentence'
import { inputOf, type RequirementForm, type RequirementGiven, type RequirementValues } from './values'

type FormProps = {
  start: RequirementValues
  /** A change does not take effect before this day. */
  soonest?: string | undefined
  backHref: string
  onDone: (requirementId: string) => void
}

const terms = zodResolver(previewRequirementInput)
/** Both commands ask for these terms; what the choices leave without meaning is not checked. */
const resolver: Resolver<RequirementValues, unknown, RequirementGiven> = (values, context, options) =>
  terms(inputOf(values), context, options as Parameters<typeof terms>[2] & { fields: Record<string, never> })

/** One form for making a requirement and for changing one; what it is made of is loaded first. */
export function RequirementFields(props: FormProps) {
  const { agencyId } = props.start
  const choices = useQuery(api.requirements.listRequirementChoices.queryOptions({ input: { agencyId } }))
  return (
    <Loaded query={choices} lines={10}>
      {(data) => <Form {...props} choices={data} />}
    </Loaded>
  )
}

function Form({ start, soonest, backHref, onDone, choices }: FormProps & { choices: Choices }) {
  const draft = draftOf(start)
  const [kept] = useState(() => readDraft(draft, start))
  const form = useForm<RequirementValues, unknown, RequirementGiven>({
    resolver,
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const { errors, submitCount } = form.formState
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
  return (
    <Split>
      <form className="at-form" noValidate onSubmit={form.handleSubmit(save.run)}>
        <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
        {save.problem && save.problem.errors.length === 0 ? (
          <Problem title={save.problem.title}>{save.problem.detail}</Problem>
        ) : null}
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <RuleSentence form={form} choices={choices} />
        <WhatPart form={form} choices={choices} />
        <WhomPart form={form} choices={choices} />
        <WhenPart form={form} />
        <BasisPart form={form} soonest={soonest} />
        <FormActions>
          <LinkButton variant="outline" href={backHref} onClick={() => forgetDraft(draft)}>
            {begins ? 'Do not make it' : 'Leave it as it is'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {lastStep(begins, live.preview)}
          </Button>
        </FormActions>
      </form>
      <PreviewCard live={live} begins={begins} />
    </Split>
  )
}

/** A draft belongs to the agency, and to the version that is being changed. */
const draftOf = ({ agencyId, requirementId, madeFrom }: RequirementValues) =>
  `requirement.${requirementId ? `${requirementId}.${madeFrom}` : agencyId}`

function Restored({ onForget }: { onForget: () => void }) {
  const [shown, setShown] = useState(true)
  if (!shown) return null
  const forget = () => {
    onForget()
    setShown(false)
  }
  return (
    <Note title="What you typed before is still here">
      <p>
        <Button small variant="outline" onClick={forget}>
          Begin anew
        </Button>
      </p>
    </Note>
  )
}

function lastStep(begins: boolean, preview: Preview | undefined): string {
  if (!preview) return begins ? 'Make the requirement' : 'Save the change'
  const people = count(preview.appliesTo, 'person', 'people')
  if (preview.appliesTo === 0)
    return begins ? 'Make it, although it asks nobody yet' : 'Save it, although it asks nobody'
  return begins ? `Ask ${people}` : `Save the change for ${people}`
}

function useSave(form: RequirementForm, onDone: FormProps['onDone']) {
  const { setError, getValues } = form
  const make = useCommand(api.requirements.makeRequirement, {
    setError,
    onDone: ({ requirementId }) => onDone(requirementId),
  })
  const change = useCommand(api.requirements.changeRequirement, { setError })
  const run = ({ agencyId, requirementId, ...given }: RequirementGiven) => {
    const { key, madeFrom } = getValues()
    if (!requirementId) return make.run({ agencyId, key, ...given })
    return change.run({ requirementId, madeFrom, ...given }, { onSuccess: () => onDone(requirementId) })
  }
  return { run, pending: make.pending || change.pending, problem: make.problem ?? change.problem }
}
