'use client'
import { useWatch } from 'react-hook-form'
import type { AskForm } from './values'

/** How long, and for how many, as far as it is typed. */
export const useLength = (form: AskForm) => {
  const [days, people] = useWatch({ control: form.control, name: ['trainingDays', 'people'] })
  return { days: Math.min(10, Math.max(1, Number(days) || 1)), people: Math.max(0, Number(people) || 0) }
}

/** What a plan is made of, as far as it is typed. */
export const useTyped = (form: AskForm) => {
  const wishedOn = useWatch({ control: form.control, name: 'wishedOn' }) ?? ''
  return { wishedOn, ...useLength(form) }
}

export type Typed = ReturnType<typeof useTyped>
