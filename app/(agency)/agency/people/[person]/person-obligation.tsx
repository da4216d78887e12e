'use client'
import { DifferenceTold } from '@/app/_client/difference-told'
import { ProgressTold } from '@/app/_client/progress-told'
import { WorkedOut } from '@/app/_client/worked-out'
import { DueCard } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { stateOf, statusWords } from '@/app/(learner)/training/words'
import { isOwed } from '@/lib/requirements/owed'
import type { ToScreen } from '../../../_agency'
import { letterFor, mailHref, progressWords } from '../../../_mail'
import type { PersonRecord } from './record'

type Props = {
  item: PersonRecord['obligations'][number]
  record: PersonRecord
  to: ToScreen
  /** The reader may recommend or grant a waiver for this person: auditors do not, and nobody for themselves. */
  mayRelieve: boolean
}

/** One requirement of the person: what it is on the day, why, and how that was worked out. */
export function PersonObligation({ item, record, to, mayRelieve }: Props) {
  const { asOf, today, email, givenName, personId } = record
  const { requirementId, requirementName, courseSlug, courseTitle, status, explanation, known } = item
  const letter =
    email && status.dueOn && asOf === today
      ? letterFor({ requirementName, courseSlug, dueOn: status.dueOn, known }, givenName, today)
      : null
  return (
    <DueCard
      level={3}
      state={stateOf(status)}
      status={statusWords(status, asOf)}
      title={requirementName}
      action={
        <>
          {letter && email ? (
            <a
              className="usa-button usa-button--outline at-button--small at-noprint"
              href={mailHref(email, letter.body)}
            >
              {letter.label}
            </a>
          ) : null}
          {courseSlug ? (
            <p className="at-small">
              Module: <Link href={`/modules/${courseSlug}`}>{courseTitle}</Link>
            </p>
          ) : null}
          <p className="at-small">
            <Link href={to(`/agency/requirements/${requirementId}`)}>See the rule</Link>
          </p>
          {asOf === today && isOwed(item) && mayRelieve ? (
            <p className="at-small at-noprint">
              <Link scroll={false} href={to(`/agency/people/${personId}?relief=${requirementId}`)}>
                {status.dueOn ? 'Waive it or move its last day' : 'Waive it'}
              </Link>
            </p>
          ) : null}
        </>
      }
    >
      <p>{explanation.sentence}</p>
      {known ? <p className="at-small at-soft">{progressWords(known)}</p> : null}
      <ProgressTold progress={explanation.progress} />
      <DifferenceTold difference={explanation.difference} />
      <WorkedOut explanation={explanation} />
    </DueCard>
  )
}
