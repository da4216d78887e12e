'use client'
import { type ReactNode, useState } from 'react'
import { get } from 'react-hook-form'
import { SoughtGroup } from '@/app/_client/sought-group'
import { Checkbox } from '@/app/_ui/choice'
import { SelectField, TextArea, TextField } from '@/app/_ui/form'
import { capital } from '@/lib/platform/words'
import { acceptedSources } from '@/lib/requirements/engine/narrowing'
import { sourceWords } from '@/lib/requirements/explained/asked'
import { numberOrNothing } from '../../../../_client/typed'
import { type Choices, type ChoosingProps, messageIn, moduleOptions, type PartProps } from './choices'
import { waysOptions } from './ways'
import type { NarrowValues } from './what-values'

/** Where these fields stand: of all hours, of a minimum, or of one inside it. The names of the first stand for all. */
type NarrowProps = ChoosingProps & { at: string }
type NarrowName = 'what.about' | 'what.ways' | 'what.providers'
type ListName = 'what.alsoTopics' | 'what.exceptTopics' | 'what.priorities' | 'what.sources' | 'what.courseIds'

const named = <Name extends string>(at: string, name: Name) => `${at}.${name.slice('what.'.length)}` as Name

export function AboutField({ form, choices, at, label = 'About' }: NarrowProps & { label?: string }) {
  const name = named<NarrowName>(at, 'what.about')
  return (
    <SelectField
      label={label}
      error={messageIn(form.formState.errors, name)}
      {...form.register(name)}
      empty="Choose a topic"
      options={aboutOptions(choices)}
    />
  )
}

const aboutOptions = ({ topics, priorities }: Choices) => [
  ...topics.map(({ id, name }) => ({ value: `topic:${id}`, label: name })),
  ...priorities.map(({ id, name }) => ({ value: `priority:${id}`, label: `Priority: ${name}` })),
  { value: 'priorities', label: 'Any of the three priorities' },
  { value: 'any', label: 'Anything that counts' },
]

/** What else must hold of training for it to count here. */
type FieldsProps = NarrowProps & { values: NarrowValues; hasGivers?: boolean }

export function NarrowFields({ form, choices, at, values, hasGivers = true }: FieldsProps) {
  const { register, formState } = form
  const ways = named<NarrowName>(at, 'what.ways')
  const sitting = named(at, 'what.sittingHours')
  return (
    <>
      <SelectField
        label="Given"
        empty="In any way"
        error={messageIn(formState.errors, ways)}
        {...register(ways)}
        options={waysOptions(values.ways)}
      />
      <TextField
        label="In sittings of at least so many hours"
        optional
        short
        inputMode="decimal"
        error={messageIn(formState.errors, sitting)}
        {...register(sitting, { setValueAs: numberOrNothing })}
      />
      {lists(choices).map(({ list, label, options }) => (
        <Several
          key={list}
          form={form}
          name={named<ListName>(at, `what.${list}`)}
          label={label}
          options={options}
          chosen={values[list]}
          find={list === 'courseIds' ? 'Find a module' : 'Find a topic'}
        />
      ))}
      {hasGivers ? <GiversFields form={form} at={at} /> : null}
    </>
  )
}

const lists = (choices: Choices) => [
  { list: 'sources' as const, label: 'Only credit from', options: sources },
  { list: 'alsoTopics' as const, label: 'Or about', options: topicsOf(choices) },
  { list: 'exceptTopics' as const, label: 'But not about', options: topicsOf(choices) },
  {
    list: 'priorities' as const,
    label: 'And on one of these priorities',
    options: choices.priorities.map(({ id, name }) => ({ value: id, label: name })),
  },
  { list: 'courseIds' as const, label: 'Only in these modules', options: moduleOptions(choices) },
]
const sources = acceptedSources.map((value) => ({ value, label: capital(sourceWords[value] ?? value) }))
const topicsOf = ({ topics }: Choices) => topics.map(({ id, name }) => ({ value: id, label: name }))

type Option = { value: string; label: string; hint?: string | undefined }
type SeveralProps = PartProps & {
  name: ListName
  label: string
  options: Option[]
  chosen: readonly string[]
  find: string
}

/** A list that mostly nothing is chosen of: folded, and its heading says how many are. */
function Several({ form: { register, formState }, name, label, options, chosen, find }: SeveralProps) {
  const error = messageIn(formState.errors, name)
  const summary = chosen.length === 0 ? label : `${label}: ${chosen.length} chosen`
  return (
    <Folded summary={summary} isSaid={false} isWrong={error !== undefined}>
      <SoughtGroup {...{ label, error, chosen, find, options }} {...register(name)} shown={shownWords} />
    </Folded>
  )
}

const shownWords = (found: number, all: number) =>
  `${found === 0 ? 'Nothing is called so.' : `${found} of ${all}.`} What you chose stays in sight.`

type FoldedProps = { summary: string; isSaid: boolean; isWrong: boolean; children: ReactNode }

/** Opened where something stands or is wrong in it, and left as it is by what is typed. */
export function Folded({ summary, isSaid, isWrong, children }: FoldedProps) {
  const [isOpen, setOpen] = useState(isSaid)
  return (
    <details className="at-gap" open={isOpen || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

/** Whether anything is refused of what the form shows only when it is asked for. */
export const isWrongAt = ({ formState }: PartProps['form'], at: string): boolean =>
  [...foldedNames].some((name) => get(formState.errors, `${at}.${name}`) !== undefined)
const foldedNames = [
  'caps',
  'inner',
  'ways',
  'sittingHours',
  'alsoTopics',
  'exceptTopics',
  'priorities',
  'sources',
  'courseIds',
]

/** Whether anything is said that the form shows only when it is asked for. */
export const isNarrowed = (of: NarrowValues): boolean =>
  [of.alsoTopics, of.exceptTopics, of.priorities, of.sources, of.courseIds].some((list) => list.length > 0) ||
  of.ways !== '' ||
  of.sittingHours !== null

/** Who has to have given it. */
export function GiversFields({ form: { register, formState }, at }: PartProps & { at: string }) {
  const providers = named<NarrowName>(at, 'what.providers')
  return (
    <>
      <TextArea
        label="Only training given by"
        optional
        rows={3}
        hint="A provider on each line. Capitals and spaces make no difference. Left empty, it does not matter who gave it."
        error={messageIn(formState.errors, providers)}
        {...register(providers)}
      />
      <Checkbox label="The agency itself is one of them" {...register(named(at, 'what.ownAgency'))} />
      <Checkbox label="Modules of the catalog are, too" {...register(named(at, 'what.modulesToo'))} />
    </>
  )
}
