'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Resolver, useForm, useWatch } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, keepDraft, readDraft } from '@/app/_client/draft'
import { useKeptWords } from '@/app/_client/kept-words'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Split } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, FormActions, FormPart } from '@/app/_ui/form'
import { adoptPackInput, type PackDetail } from '@/lib/mandates/inputs'
import { adoptionQuestions, filled, suggestedWhom } from '@/lib/mandates/rules'
import { whole } from '@/lib/platform/whole'
import { capital } from '@/lib/platform/words'
import { type Agency, todayAt } from '../../../../_agency'
import type { Person } from '../../../_people/find-people'
import type { Choices } from '../../_form/choices'
import { useCounted } from '../../_form/live'
import { PreviewCard, PreviewLine } from '../../_form/preview'
import { adoptionOf, draftOf, type RequirementValues, requirementOfPack } from '../../_form/values'
import { blankAnd, type WhomValues, whomIn } from '../../_form/whom'
import { WhomFields } from '../../_form/whom-part'
import { adoptStep } from '../adopt-step'
import { HaveRead } from '../have-read'
import { givenOf, type Sent, type Typed } from './adopt-values'
import { GivenPart } from './given-part'

type Rule = NonNullable<PackDetail['rule']>
type Props = { pack: PackDetail; rule: Rule; agency: Agency; editHref: string; onDone: (requirementId: string) => void }

/**
 * All that is wrong with an adoption at once: also what the pack leaves to the agency, and whether it was read. What the form
 * knows beside what is sent, the schema leaves out.
 */
function resolverOf(pack: PackDetail, rule: Rule): Resolver<Typed, unknown, Sent> {
  const schema = adoptPackInput.check(
    whole<Sent>((sent) => adoptionQuestions(rule, sent, { today: pack.today, isVerified: pack.verifiedOn !== null })),
  )
  const resolve = zodResolver(schema) as unknown as Resolver<Typed, unknown, Sent>
  return (typed, context, options) => resolve(asSent(typed, rule), context, options)
}

/** What was typed for another choice is left out, and courses stand a line each. */
const asSent = (typed: Typed, rule: Rule): Typed => ({
  ...typed,
  ...onlyChosen(typed),
  given: rule.asksGiven ? givenOf(typed.given, typed.courses) : null,
})

/** What would follow, and the button that adopts it; whom it is for is as the pack suggests until somebody says otherwise. */
export function AdoptForm(props: Props) {
  const { agencyId } = props.agency
  const choices = useQuery(api.requirements.listRequirementChoices.queryOptions({ input: { agencyId } }))
  return (
    <Loaded query={choices} lines={6}>
      {(data) => <Form {...props} choices={data} />}
    </Loaded>
  )
}

function Form({ pack, rule, agency, choices, editHref, onDone }: Props & { choices: Choices }) {
  const { packId, edition } = pack
  const { agencyId } = agency
  const form = useForm<Typed, unknown, Sent>({
    resolver: useMemo(() => resolverOf(pack, rule), [pack, rule]),
    defaultValues: {
      ...{ agencyId, packId, edition, effectiveFrom: todayAt(agency), haveRead: false, people: [], courses: '' },
      given: rule.asksGiven ? { titles: [], countsFrom: null, months: null } : null,
      clock: rule.asksDay ? rule.terms : null,
      ...suggestedWhom(rule.suggests, choices.positions),
    },
    shouldFocusError: false,
  })
  const { register, control, formState } = form
  const { population, unitId, position, employment, role, teamId, personIds, effectiveFrom, clock, given, courses } =
    useWatch({ control })
  const named = useWatch({ control, name: 'people' })
  const whom = onlyChosen({ population, unitId, position, employment, role, teamId, personIds })
  const asked = filled(rule, givenOf(given, courses))
  const live = useCounted({ ...asked, ...clock, agencyId, ...whom, effectiveFrom })
  const forget = useKeptWords(form, adoptionOf(pack, agencyId))
  const adopt = useCommand(api.mandates.adoptPack, {
    setError: form.setError,
    onDone: ({ requirementId }) => {
      forget()
      onDone(requirementId)
    },
  })
  const nameThem = (chosen: Person[]) => {
    form.setValue('people', chosen)
    form.setValue(
      'personIds',
      chosen.map(({ personId }) => personId),
    )
  }
  const personId = useMe().me?.person?.id
  /** What was said here so far is where it is edited, also after a reload there. */
  const takeAlong = () => {
    const typed = form.getValues()
    const { defaultValues } = formState
    if (!personId || !Object.entries(typed).some(([key, value]) => differs(value, defaultValues?.[key as never])))
      return
    const start = requirementOfPack(
      { ...pack, rule },
      { agencyId, today: todayAt(agency), positions: choices.positions },
    )
    const draft = draftName(personId, draftOf(start, pack))
    keepDraft(draft, { ...readDraft(draft, start).values, ...asEdited(typed), ...asGiven(typed, { start, rule }) })
  }
  return (
    <Split>
      <CommandForm form={form} command={adopt} onSend={adopt.run}>
        <WhomFields
          register={register}
          errors={{ ...formState.errors, people: { message: formState.errors.personIds?.message } }}
          population={population}
          choices={choices}
          named={{ agencyId, people: named, onChange: nameThem }}
        />
        {rule.asksGiven ? <GivenPart form={form} asks={rule.asksGiven} /> : null}
        <FormPart legend={rule.asksDay ? 'By when, and from when' : 'From when'}>
          {rule.asksDay ? (
            <DateField
              label="Due by"
              hint={`${capital(rule.asksDay)}.`}
              error={formState.errors.clock?.dueBy?.message}
              {...register('clock.dueBy', { setValueAs: blankIsNothing })}
            />
          ) : null}
          <DateField
            label="It holds here from"
            hint="People who serve on that day have their time from it on. A day past, if they owed it already."
            error={formState.errors.effectiveFrom?.message}
            {...register('effectiveFrom')}
          />
        </FormPart>
        {pack.status === 'verified' ? null : (
          <HaveRead pack={pack} error={formState.errors.haveRead?.message} control={register('haveRead')} />
        )}
        <PreviewLine live={live} begins />
        <FormActions>
          <LinkButton variant="outline" href={editHref} onClick={takeAlong}>
            Edit first
          </LinkButton>
          <Button type="submit" busy={adopt.pending}>
            {adoptStep(pack, live.preview?.appliesTo)}
          </Button>
        </FormActions>
      </CommandForm>
      <PreviewCard live={live} begins choices={choices} />
    </Split>
  )
}

/** What the form of a requirement has a field for. */
const asEdited = ({ agencyId, population, unitId, position, employment, role, teamId, people, ...typed }: Typed) => ({
  ...{ agencyId, population, unitId, position, employment, role, teamId, people },
  ...{ effectiveFrom: typed.effectiveFrom, haveRead: typed.haveRead },
  ...(typed.clock && { dueBy: typed.clock.dueBy }),
})

/** What was said of what the pack leaves to the agency: months stand there with by when. */
function asGiven({ given, courses }: Typed, { start, rule }: { start: RequirementValues; rule: Rule }) {
  if (!given) return {}
  const { months } = givenOf(given, courses)
  return {
    ...{ given: { countsFrom: given.countsFrom ?? null }, courses },
    ...(months && { bounds: { ...start.bounds, withinMonths: months } }),
    ...(months && rule.asksGiven?.months?.again && { repeatMonths: months }),
  }
}

type Chosen = { personIds?: string[] | undefined; population?: WhomValues['population'] | undefined } & Omit<
  WhomValues,
  'and' | 'people' | 'except' | 'population'
>

/** Here nothing is narrowed: what was typed for another choice is left out. */
const onlyChosen = ({ population = 'everyone', personIds = [], ...fields }: Chosen) => ({
  ...whomIn({ ...fields, population, and: blankAnd, people: [], except: [] }),
  personIds: population === 'people' ? personIds : [],
})

const differs = (one: unknown, other: unknown) => JSON.stringify(one ?? null) !== JSON.stringify(other ?? null)
