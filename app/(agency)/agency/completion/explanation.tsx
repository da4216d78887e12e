'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Button, LinkButton } from '@/app/_ui/button'
import { Steps } from '@/app/_ui/list'
import { Sheet } from '@/app/_ui/sheet'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Agency, ToScreen } from '../../_agency'
import type { Asked } from './address'
import { CellStatus } from './completion-table'

type Props = { agency: Agency; asked: Asked; to: ToScreen; onClose: () => void }

/** Why one status is what it is, beside the table and at an address of its own. */
export function Explanation({ agency, asked, to, onClose }: Props) {
  const [personId = '', requirementId = ''] = asked.explain.split('~')
  const open = personId !== '' && requirementId !== ''
  const query = useQuery(
    api.reporting.explainStatus.queryOptions({
      input: { agencyId: agency.agencyId, personId, requirementId, asOf: asked.asOf || undefined },
      enabled: open,
    }),
  )
  const told = query.data
  return (
    <Sheet
      open={open}
      onClose={onClose}
      kicker={told ? `${told.givenName} ${told.familyName}` : 'One status'}
      title={told?.requirementName ?? 'How this was worked out'}
      foot={
        <>
          <LinkButton href={to(`/agency/people/${personId}`)}>See the whole record</LinkButton>
          <Button variant="outline" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Loaded query={query} lines={6}>
        {({ status, explanation, asOf, known, position, unitName }) => (
          <div className="at-stack">
            <p className="at-small at-soft">{[position, unitName].filter(Boolean).join(', ')}</p>
            <p>
              <CellStatus status={status} />
              <span className="at-sub">as of {longDay(asOf)}</span>
            </p>
            {explanation ? (
              <>
                <p>{explanation.sentence}</p>
                <p className="at-small">{explanation.rule}</p>
                <Steps
                  items={explanation.steps.map(({ heading, text, notes }) => ({
                    title: heading,
                    body: <Body text={text} notes={notes} />,
                  }))}
                />
              </>
            ) : (
              <p>This requirement did not apply to the person on that day.</p>
            )}
            {known ? <p className="at-small">{knownWords(known)}</p> : null}
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}

function Body({ text, notes }: { text: string; notes: readonly string[] }) {
  return (
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
  )
}

type Known = {
  state: 'not-started' | 'started' | 'lessons-done'
  lessonsDone: number
  lessonsTotal: number
  attempts: number
}

function knownWords({ state, lessonsDone, lessonsTotal, attempts }: Known): string {
  if (state === 'not-started') return 'The module is not started.'
  const tries = attempts > 0 ? ` ${count(attempts, 'test attempt')} so far.` : ''
  return state === 'started'
    ? `The module is started; ${lessonsDone} of ${lessonsTotal} lessons are done.${tries}`
    : `All lessons are done; the test is not passed yet.${tries}`
}
