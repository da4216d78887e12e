'use client'
/** How a status was worked out, step by step, with the rule it rests on. */
import type * as z from 'zod/mini'
import type { explanationShape } from '@/lib/requirements/told-shapes'
import { Steps } from '../_ui/list'

type WorkedOutProps = { explanation: z.infer<typeof explanationShape>; summary?: string }

export function WorkedOut({ explanation, summary = 'How this was worked out' }: WorkedOutProps) {
  return (
    <details className="at-small">
      <summary>{summary}</summary>
      <p>{explanation.rule}</p>
      <Steps
        items={explanation.steps.map(({ heading, text, notes }) => ({
          title: heading,
          body: (
            <>
              <p>{text}</p>
              {notes.length > 0 ? (
                <ul>
                  {notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              ) : null}
            </>
          ),
        }))}
      />
    </details>
  )
}
