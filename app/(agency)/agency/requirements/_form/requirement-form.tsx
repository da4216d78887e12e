'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Resolver, useForm, useWatch } from 'react-hook-form'
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
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { adoptStep } from '../packs/adopt-step'
import { titleWords } from '../words'
import { BoundsPart } from './bounds-part'
import type { Choices } from './choices'
import { lastStep } from './last-step'
import { type LivePreview, usePreview } from './live'
import { mendOf } from './mend'
import { PackGiven, PackPart, PackReading } from './pack-part'
import { BasisPart, WhenPart } from './parts'
import { PreviewCard, PreviewLine } from './preview'
import { RuleSentence } from './rule-sentence'
import { eventsOf, savesOf } from './saves'
import { useSave } from './use-save'
import {
  adoptionOf,
  draftOf,
  inFields,
  inputOf,
  type RequirementForm,
  type RequirementGiven,
  type RequirementValues,
} from './values'
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
  /** What would follow, as the page's title says it; null while it is not known. */
  onTitle?: ((title: string | null) => void) | undefined
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
  onTitle,
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
  useTold(live, onTitle)
  const effectiveFrom = useWatch({ control: form.control, name: 'effectiveFrom' })
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
            {pack
              ? adoptStep(pack, live.preview?.appliesTo)
              : lastStep({ begins, preview: live.preview, effectiveFrom })}
          </Button>
        </FormActions>
        {begins ? null : (
          <p className="at-small at-soft at-gap">You can undo the change for 24 hours after you save it.</p>
        )}
      </CommandForm>
      <PreviewCard live={live} begins={begins} choices={choices} mend={mendIn(form, live)} />
    </Split>
  )
}

/** The last that was counted stays said while the next is on its way, and no longer where that did not come. */
function useTold({ missing, preview, error }: LivePreview, onTitle: FormProps['onTitle']) {
  useEffect(() => {
    if (missing || error) onTitle?.(null)
    else if (preview) onTitle?.(titleWords(preview))
  }, [missing, preview, error, onTitle])
}

/** What gives everybody more time goes into the field that says so, which is looked at next. */
function mendIn(form: RequirementForm, { preview }: LivePreview) {
  const mend = preview && mendOf(form.getValues(), preview.onDay)
  if (!mend) return undefined
  const { label, field, changed } = mend
  const onMend = () => {
    for (const [name, value] of Object.entries(changed))
      form.setValue(name as typeof field, value, { shouldDirty: true })
    form.setFocus(field)
  }
  return { label, onMend }
}
