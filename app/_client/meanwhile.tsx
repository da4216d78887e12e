'use client'
/** What to do when something was saved elsewhere while its form was open: nothing is lost on either side. */
import { capital, joined } from '@/lib/platform/words'
import { Button } from '../_ui/button'
import { Note } from '../_ui/note'
import type { Problem } from './api'
import type { Merge } from './merge'

/** The refusal of a change that was made from what is no longer so. */
export type Meanwhile<F> = {
  /** What happened, without what differs. */
  what: string
  version: string | number
  differs: (keyof F & string)[]
  current: F
}

export function meanwhileOf<F>(problem: Problem | null | undefined): Meanwhile<F> | null {
  if (problem?.status !== 409 || !('current' in problem)) return null
  return problem as unknown as Meanwhile<F>
}

type Props<F> = {
  seen: Meanwhile<F>
  merge: Merge
  /** What the form calls its fields. */
  names: Readonly<Record<keyof F & string, string>>
  /** What a value is called, where it does not say so itself. */
  words?: ((field: keyof F & string, value: unknown) => string | undefined) | undefined
  /** Shows what was saved in the form. */
  onTake: () => void
  /** Keeps what was changed here, and takes over what was changed elsewhere alone; the next save is made from what was saved. */
  onKeep: () => void
}

export function MeanwhileNote<F>({ seen, merge: { both, theirs }, names, words, onTake, onKeep }: Props<F>) {
  const clash = both.length > 0
  const listed = (clash ? both : theirs) as (keyof F & string)[]
  return (
    <Note kind="caution" title="This was saved elsewhere in the meantime" live>
      <p>
        {seen.what} What you typed here is still here and is not saved.{' '}
        {clash
          ? 'You both changed:'
          : listed.length > 0
            ? 'You changed other parts. Changed there:'
            : 'No part is changed in two ways.'}
      </p>
      {listed.length > 0 ? (
        <ul>
          {listed.map((field) => {
            const value = seen.current[field]
            return (
              <li key={field}>
                <b>{capital(names[field])}</b>
                {shortly(words?.(field, value) ?? value)}
              </li>
            )
          })}
        </ul>
      ) : null}
      {clash && theirs.length > 0 ? (
        <p>
          Changed there alone, and taken over either way:{' '}
          {joined(theirs.map((each) => names[each as keyof F & string]))}.
        </p>
      ) : null}
      <p className="at-row">
        <Button variant="outline" small onClick={onKeep}>
          {clash ? 'Keep mine; the next save replaces the other' : 'Go on with both'}
        </Button>
        <Button variant="outline" small onClick={onTake}>
          Show what was saved, and drop mine
        </Button>
      </p>
    </Note>
  )
}

const LONGEST = 120

/** The saved value where it says something in a line. */
function shortly(value: unknown): string {
  if (value === null || value === '') return ', saved as nothing'
  if (typeof value === 'boolean') return value ? ', saved as yes' : ', saved as no'
  if (typeof value === 'number') return `, saved as ${value}`
  if (typeof value !== 'string') return ''
  return `, saved as “${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}”`
}
