'use client'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { count } from '@/lib/platform/words'
import type { Agency, ToScreen } from '../../../_agency'
import { letterFor, letterForAll, mailHref } from '../../../_mail'
import type { PersonRecord } from './record'

type Props = { record: PersonRecord; agency: Agency; to: ToScreen }

/** What can be done for this person now: write, change the roster entry, hand out the record. */
export function NextSteps({ record, agency, to }: Props) {
  const entry = to(`/agency/roster/people/${record.personId}`)
  return (
    <Card id="next" title="What to do next" className="at-noprint">
      <Write
        record={record}
        mayWrite={agency.mayChange}
        entry={entry}
        writeHref={to(`/agency/messages/write?person=${record.personId}`)}
      />
      <p className="at-row">
        <LinkButton
          small
          variant="outline"
          href={`/api/v1/agencies/${agency.agencyId}/people/${record.personId}/transcript.pdf`}
        >
          Transcript as PDF
        </LinkButton>
        <LinkButton small variant="outline" href={entry}>
          {agency.mayChange ? 'Roster entry: correct, move or end it' : 'Roster entry'}
        </LinkButton>
      </p>
      <p className="at-small at-soft">
        The transcript bears the name of {agency.name} and holds what you may see. Each download is kept beside the
        views.
      </p>
    </Card>
  )
}

type WriteProps = { record: PersonRecord; mayWrite: boolean; entry: string; writeHref: string }

/** One letter about all that is missing, with the link that goes on where the person is. */
function Write({ record, mayWrite, entry, writeHref }: WriteProps) {
  const { givenName, email, today, asOf, servesSince } = record
  const missing = record.obligations.flatMap(({ status, ...item }) =>
    (status.kind === 'overdue' || status.kind === 'due-soon') && status.dueOn ? [{ ...item, dueOn: status.dueOn }] : [],
  )
  if (asOf !== today || missing.length === 0) return <p>{nothingWords(record)}</p>
  if (!mayWrite) return <p>{count(missing.length, 'training')} to do. The coordinator can write about it.</p>
  if (!email)
    return (
      <p>
        No e-mail address is recorded, so nothing can be written. <Link href={entry}>Add an address</Link>
      </p>
    )
  const [only, ...others] = missing
  if (!only || servesSince === null) return null
  const letter =
    others.length === 0 ? letterFor(only, givenName, today) : letterForAll(missing, email, givenName, today)
  return (
    <>
      <p className="at-row">
        <LinkButton small href={writeHref}>
          Write from Attest
        </LinkButton>
        <a className="usa-button usa-button--outline at-button--small" href={mailHref(email, letter.body)}>
          {letter.label}
        </a>
      </p>
      <p className="at-small at-soft at-break">
        The second opens a letter to {email} in your mail program, with what is missing and where it goes on.
      </p>
    </>
  )
}

function nothingWords({ asOf, today, email }: PersonRecord): string {
  if (asOf !== today) return 'This is the record of another day. What can be done is shown for today.'
  return email
    ? 'Nothing is due within thirty days, so there is nothing to write about.'
    : 'Nothing is due within thirty days.'
}
