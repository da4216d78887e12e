'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { DifferenceTold } from '@/app/_client/difference-told'
import { Loaded } from '@/app/_client/loaded'
import { ProgressTold } from '@/app/_client/progress-told'
import { LinkButton } from '@/app/_ui/button'
import { Steps } from '@/app/_ui/list'
import { Note } from '@/app/_ui/note'
import { Sheet } from '@/app/_ui/sheet'
import { Status } from '@/app/_ui/status'
import { stateOf, statusWords } from '@/app/(learner)/training/words'
import { fullName } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { explainedShape } from '@/lib/reporting/inputs'
import type { Agency, ToScreen } from '../../_agency'
import { isNearEnough, letterFor, mailHref, progressWords } from '../../_mail'
import type { Asked } from './address'

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
      kicker={told ? fullName({ given: told.givenName, family: told.familyName }) : 'One status'}
      title={told ? titleOf(told) : 'How this was worked out'}
      foot={
        <>
          {told ? <Act told={told} today={told.today} /> : null}
          <LinkButton variant="outline" href={to(`/agency/people/${personId}`)}>
            See the whole record
          </LinkButton>
          <LinkButton variant="outline" href={to(`/agency/requirements/${requirementId}`)}>
            See the rule
          </LinkButton>
        </>
      }
    >
      <Loaded query={query} lines={6}>
        {({ status, explanation, waits, asOf, known, position, unitName }) => (
          <div className="at-stack">
            <p className="at-small at-soft">{[position, unitName].filter(Boolean).join(', ')}</p>
            <p>
              <Status state={stateOf(status)}>{statusWords(status, asOf)}</Status>{' '}
              <span className="at-nowrap">as of {longDay(asOf)}</span>
            </p>
            {explanation ? (
              <>
                <Note>{explanation.sentence}</Note>
                <ProgressTold progress={explanation.progress} />
                <DifferenceTold difference={explanation.difference} />
                <Steps
                  items={explanation.steps.map(({ heading, text, notes }, i) => ({
                    title: heading,
                    body: <Body text={i === 0 ? `${text} ${explanation.rule}` : text} notes={notes} />,
                  }))}
                />
              </>
            ) : (
              <p>{waits ?? 'This requirement did not apply to the person on that day.'}</p>
            )}
            {known ? <p className="at-small">{progressWords(known)}</p> : null}
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}

type Told = z.infer<typeof explainedShape>

const endings: Record<Told['status']['kind'], string> = {
  overdue: 'is overdue',
  'due-soon': 'is due soon',
  'not-cleared': 'is not yet met',
  open: 'is still to be done',
  met: 'is met',
  'not-applicable': 'does not apply',
}
/** "Why “Trafficking response” is overdue"; what was true on another day than today is not said in the present. */
function titleOf({ requirementName, status, asOf, today }: Told): string {
  return asOf === today ? `Why “${requirementName}” ${endings[status.kind]}` : `“${requirementName}” on this day`
}

/** The likely step: a letter that fits what keeps it from being done. Only about today. */
function Act({ told, today }: { told: Told; today: string }) {
  const { status, email, asOf, givenName, requirementName, courseSlug, known } = told
  if (!email || !status.dueOn || status.kind === 'met' || asOf !== today) return null
  if (!isNearEnough(status.dueOn, today)) return null
  const { label, body } = letterFor({ requirementName, courseSlug, dueOn: status.dueOn, known }, givenName, today)
  return (
    <a className="usa-button" href={mailHref(email, body)}>
      {label}
    </a>
  )
}

function Body({ text, notes }: { text: string; notes: readonly string[] }) {
  return (
    <>
      {text ? <p>{text}</p> : null}
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
