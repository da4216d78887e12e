'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { type Resolver, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { FormActions } from '@/app/_ui/form'
import { Problem } from '@/app/_ui/note'
import { count } from '@/lib/platform/words'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import type { Preview } from '../words'
import { BasisPart, type Choices, WhatPart, WhenPart, WhomPart } from './parts'
import { PreviewPart, usePreview } from './preview'
import { inputOf, type RequirementGiven, type RequirementValues } from './values'

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
      {(data) => <RequirementForm {...props} choices={data} />}
    </Loaded>
  )
}

function RequirementForm({ start, soonest, backHref, onDone, choices }: FormProps & { choices: Choices }) {
  const form = useForm<RequirementValues, unknown, RequirementGiven>({
    resolver,
    defaultValues: start,
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const live = usePreview(form)
  const save = useSave(form.setError, onDone)
  const begins = start.requirementId === null
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit(save.run)}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {save.problem && save.problem.errors.length === 0 ? (
        <Problem title={save.problem.title}>{save.problem.detail}</Problem>
      ) : null}
      <WhatPart form={form} choices={choices} />
      <WhomPart form={form} choices={choices} />
      <WhenPart form={form} />
      <BasisPart form={form} soonest={soonest} />
      <PreviewPart live={live} begins={begins} />
      <FormActions>
        <LinkButton variant="outline" href={backHref}>
          {begins ? 'Do not make it' : 'Leave it as it is'}
        </LinkButton>
        <Button type="submit" busy={save.pending}>
          {lastStep(begins, live.preview)}
        </Button>
      </FormActions>
    </form>
  )
}

function lastStep(begins: boolean, preview: Preview | undefined): string {
  if (!preview) return begins ? 'Make the requirement' : 'Save the change'
  const people = count(preview.appliesTo, 'person', 'people')
  if (preview.appliesTo === 0)
    return begins ? 'Make it, although it asks nobody yet' : 'Save it, although it asks nobody'
  return begins ? `Ask ${people}` : `Save the change for ${people}`
}

function useSave(setError: ReturnType<typeof useForm<RequirementValues>>['setError'], onDone: FormProps['onDone']) {
  const make = useCommand(api.requirements.makeRequirement, {
    setError,
    onDone: ({ requirementId }) => onDone(requirementId),
  })
  const change = useCommand(api.requirements.changeRequirement, { setError })
  const run = ({ agencyId, requirementId, ...given }: RequirementGiven) =>
    requirementId
      ? change.run({ requirementId, ...given }, { onSuccess: () => onDone(requirementId) })
      : make.run({ agencyId, ...given })
  return { run, pending: make.pending || change.pending, problem: make.problem ?? change.problem }
}
