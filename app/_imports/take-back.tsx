'use client'
/** Taking a load back: until when it can be done, and what would be as before, before it is. */
import { useState } from 'react'
import type { Problem } from '../_client/api'
import { ProblemNote } from '../_client/problem-note'
import { Section } from '../_ui/arrange'
import { Button } from '../_ui/button'
import { useLocale } from '../_ui/language'
import { Note } from '../_ui/note'
import { importTexts } from './messages'

type Props = {
  until: string
  /** Until when it can be done, in a sentence, and what to do instead when that is over. */
  possible: string
  tooLate: string
  /** What would happen, in sentences. */
  would: readonly string[]
  command: { pending: boolean; problem: Problem | null }
  onTake: () => void
}

export function TakeBackPart({ until, possible, tooLate, would, command, onTake }: Props) {
  const [asked, setAsked] = useState(false)
  const locale = useLocale()
  const title = importTexts.takeBackTitle[locale]
  if (Date.parse(until) < Date.now())
    return (
      <Section id="take-back" title={title}>
        <p>{tooLate}</p>
      </Section>
    )
  return (
    <Section id="take-back" title={title}>
      <ProblemNote problem={command.problem} />
      {asked ? (
        <Note kind="caution" title={importTexts.wouldBe[locale]} level={3}>
          <ul>
            {would.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p className="at-row">
            <Button busy={command.pending} onClick={onTake}>
              {importTexts.takeBack[locale]}
            </Button>
            <Button variant="outline" onClick={() => setAsked(false)}>
              {importTexts.keep[locale]}
            </Button>
          </p>
        </Note>
      ) : (
        <>
          <p>{possible}</p>
          <p>
            <Button variant="outline" onClick={() => setAsked(true)}>
              {title}
            </Button>
          </p>
        </>
      )}
    </Section>
  )
}
