'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import { forgetWords } from '@/app/_client/kept-words'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { Restored } from '@/app/_client/restored'
import { Split } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { Loading } from '@/app/_ui/loading'
import type { PackDetail } from '@/lib/mandates/inputs'
import { count } from '@/lib/platform/words'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { adoptStep } from '../packs/adopt-step'
import type { Preview } from '../words'
import { BoundsPart } from './bounds-part'
import type { Choices } from './choices'
import { PackGiven, PackPart, PackReading } from './pack-part'
import { BasisPart, WhenPart } from './parts'
import { PreviewCard, PreviewLine, usePreview } from './preview'
import { RuleSentence } from './rule-sentence'
import { eventsOf, savesOf } from './saves'
import { useSave } from './use-save'
import { adoptionOf, draftOf, inFields, inputOf, type RequirementGiven, type RequirementValues } from './values'
import { WhatPart } from './what-part'
import { wholeWhat } from './what-values'
import { WhomPart } from './whom-part'

type FormProps = {
  start: RequirementValues
  /** A change does not take effect before this day. */
  soonest?: string | undefined
  /** It is made of a pack: what is asked, and on what basis, stays as it says. */
  pack?: PackDetail | undefined
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
  pack,
  backHref,
  onDone,
  choices,
  personId,
}: FormProps & { choices: Choices; personId: string }) {
  const draft = draftName(personId, draftOf(start, pack))
  const [kept] = useState(() => readDraft(draft, start))
  const form = useForm<RequirementValues, unknown, RequirementGiven>({
    resolver,
    defaultValues: { ...kept.values, what: wholeWhat(kept.values.what) },
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const live = usePreview(form, pack?.rule ?? null)
  const save = useSave(form, pack ?? null, (requirementId) => {
    forgetDraft(draft)
    if (pack) forgetWords(draftName(personId, adoptionOf(pack, start.agencyId)))
    onDone(requirementId)
  })
  const beginAnew = () => {
    form.reset(start)
    forgetDraft(draft)
  }
  const begins = start.requirementId === null
  const shown = [start, form.getValues()].flatMap(({ people, except }) => [...people, ...except])
  const known = new Map(shown.map((each) => [each.personId, each]))
  return (
    <Split>
      <CommandForm
        form={form}
        command={save}
        onSend={save.run}
        saves={{ ...savesOf(choices, known, eventsOf(start, form.getValues())), base: start }}
      >
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <RuleSentence form={form} choices={choices} />
        {pack ? <PackPart pack={pack} /> : <WhatPart form={form} choices={choices} />}
        {pack ? <PackGiven pack={pack} form={form} /> : null}
        <WhomPart form={form} choices={choices} />
        <WhenPart form={form} choices={choices} />
        {pack ? null : <BoundsPart form={form} />}
        <BasisPart form={form} soonest={soonest} hasSource={pack === undefined} />
        {pack ? <PackReading pack={pack} form={form} /> : null}
        <PreviewLine live={live} begins={begins} />
        <FormActions>
          <LinkButton variant="outline" href={backHref} onClick={() => forgetDraft(draft)}>
            {pack ? 'Do not adopt it' : begins ? 'Do not make it' : 'Leave it as it is'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {pack ? adoptStep(pack, live.preview?.appliesTo) : lastStep(begins, live.preview)}
          </Button>
        </FormActions>
      </CommandForm>
      <PreviewCard live={live} begins={begins} />
    </Split>
  )
}

function lastStep(begins: boolean, preview: Preview | undefined): string {
  if (!preview) return begins ? 'Make the requirement' : 'Save the change'
  const people = count(preview.appliesTo, 'person', 'people')
  if (preview.appliesTo === 0)
    return begins ? 'Make it, although it asks nobody yet' : 'Save it, although it asks nobody'
  return begins ? `Ask ${people}` : `Save the change for ${people}`
}
