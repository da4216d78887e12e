'use client'
import { type ComponentProps, useState } from 'react'
import { fold } from '@/lib/platform/fold'
import { CheckboxGroup } from '../_ui/choice'
import { TextField } from '../_ui/form'

/** So many that one looks for them, above all on a phone. */
const MANY = 12

type Props = Omit<ComponentProps<typeof CheckboxGroup>, 'chosen' | 'options' | 'name'> & {
  name: string
  options: readonly { value: string; label: string; hint?: string | undefined }[]
  /** What is chosen by now. */
  chosen: readonly string[]
  /** The label of the field that looks for them: "Find a topic" */
  find: string
  /** "3 of 52 topics. What you chose stays in sight." */
  shown: (found: number, all: number) => string
}

/** Any number of many: all stay part of the form, and what is chosen stays in sight; the others make way for what is looked for. */
export function SoughtGroup({ options, chosen, find, shown, ...group }: Props) {
  const [typed, setTyped] = useState('')
  const sought = fold(typed)
  const found = new Set(options.filter(({ label }) => fold(label).includes(sought)))
  const hides = options.map((each) => ({ ...each, hidden: !found.has(each) && !chosen.includes(each.value) }))
  if (options.length <= MANY) return <CheckboxGroup {...group} options={options} />
  return (
    <>
      <TextField
        label={find}
        type="search"
        name={`find-${group.name}`}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Looking for one sends nothing.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <p className="at-small at-soft" role="status">
        {sought ? shown(found.size, options.length) : null}
      </p>
      <CheckboxGroup {...group} options={hides} />
    </>
  )
}
