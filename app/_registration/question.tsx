'use client'
import type { ComponentProps } from 'react'
import type { RegistrationOffer } from '@/lib/registration/shapes'
import { CheckboxGroup, RadioGroup } from '../_ui/choice'
import { TextField } from '../_ui/form'

type Props = { question: RegistrationOffer['questions'][number]; error: string | undefined } & Omit<
  ComponentProps<'input'>,
  'id' | 'name' | 'type' | 'value' | 'defaultChecked' | 'required'
> & { name: string }

/** One question of an event, as whoever registers answers it. */
export function Question({ question, error, ...control }: Props) {
  const { label, kind, several, required, options } = question
  const facts = { label, error, optional: !required, ...control }
  if (kind === 'text') return <TextField {...facts} />
  const choices = options.map((value) => ({ value, label: value }))
  return several ? <CheckboxGroup {...facts} options={choices} /> : <RadioGroup {...facts} options={choices} />
}
