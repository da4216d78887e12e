'use client'
/** Hours of one person in a period as their agency sees them, against what is asked, and each training behind. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Filters } from '@/app/_ui/filters'
import { DateField } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { PageTitle } from '@/app/_ui/title'
import { count, fullName, hours, hoursOf } from '@/lib/platform/words'
import { dayRange } from '@/lib/platform/words-of-time'
import { isOwed } from '@/lib/requirements/owed'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import {
  type Asked,
  askedOf,
  noDaysIn,
  oftenWanted,
  type PersonHours,
  personAddress,
  personCsvHref,
  personInputOf,
} from '../address'
import { NoDay } from '../no-day'
import { Months, Tables } from '../tables'
import { AskedOfPerson, titleOf } from './asked-of-person'
import { Closing } from './closing'
import { Trainings } from './trainings'
import { minimumsWords, reachedWords } from './words'

export function PersonHoursScreen() {
  return <ForAgency lines={12}>{(agency, to) => <Answered key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

type Shown = { agency: Agency; to: ToScreen }

function Answered({ agency, to }: Shown) {
  const { person } = useParams<{ person: string }>()
  const asked = askedOf(useSearchParams())
  const [noDay] = noDaysIn(asked)
  return noDay === undefined ? (
    <OfDays agency={agency} to={to} person={person} asked={asked} />
  ) : (
    <NoDay noDay={noDay} hrefFor={(days) => to(personAddress(person, days))} />
  )
}

function OfDays({ agency, to, person, asked }: Shown & { person: string; asked: Asked }) {
  const input = personInputOf(agency.agencyId, person, asked)
  const query = useQuery(api.reporting.personHours.queryOptions({ input }))
  return (
    <Loaded query={query} lines={12}>
      {(answer) => (
        <>
          <Breadcrumb
            items={[
              { label: 'Hours', href: to('/agency/hours') },
              { label: `${answer.familyName}, ${answer.givenName}` },
            ]}
          />
          <PageTitle title={titleOf(answer)} lead={leadOf(answer)}>
            <LinkButton className="at-noprint" variant="outline" href={personCsvHref(agency.agencyId, person, asked)}>
              Download as CSV
            </LinkButton>
          </PageTitle>
          <Period key={JSON.stringify(input)} answer={answer} agency={agency} to={to} />
          {answer.asked.length > 0 ? (
            <Split className="at-section">
              <AskedOfPerson answer={answer} to={to} />
              <Beside answer={answer} agency={agency} to={to} />
            </Split>
          ) : null}
          {answer.whole.credits === 0 ? (
            <Empty title="Nothing was earned in this period">Choose other days.</Empty>
          ) : (
            <>
              <Tables answer={answer} />
              {answer.asked.length > 0 ? null : (
                <div className="at-measure at-section">
                  <Months answer={answer} />
                </div>
              )}
              <Trainings answer={answer} />
            </>
          )}
          <p className="at-gap at-noprint">
            <Link href={to(`/agency/people/${person}`)}>
              {`See the record of ${fullName({ given: answer.givenName, family: answer.familyName })}`}
            </Link>
          </p>
        </>
      )}
    </Loaded>
  )
}

/** Where one thing is open, how far it is; otherwise what was earned in the period. */
function leadOf({ position, unitName, agencyName, asked, asOf, from, to, whole }: PersonHours): string {
  const place = [position, unitName, agencyName].filter(Boolean).join(', ')
  const earned = `${dayRange(from, to)}: ${hours(whole.minutes)} in ${count(whole.credits, 'training')}.`
  const [one, ...others] = asked.filter(isOwed)
  const progress = one?.explanation.progress
  if (!one || !progress || others.length > 0) return `${place}. ${earned}`
  const far = `${hoursOf(progress.have, progress.need)} of “${one.requirementName}”.`
  return [`${place}.`, far, minimumsWords(one), reachedWords(one, asOf)].filter(Boolean).join(' ')
}

/** The months of the period, and what would close what is open. */
function Beside({ answer, agency, to }: { answer: PersonHours; agency: Agency; to: ToScreen }) {
  const open = answer.asked.filter(({ closing }) => closing !== null)
  if (answer.whole.credits === 0 && open.length === 0) return null
  return (
    <aside className="at-stack" aria-label="Trend and next steps">
      {answer.whole.credits > 0 ? <Months answer={answer} /> : null}
      {open.map((asked) => (
        <Closing
          key={asked.requirementId}
          {...{ asked, to, person: answer, several: open.length > 1, mayWrite: agency.mayChange }}
        />
      ))}
    </aside>
  )
}

function Period({ answer, agency, to }: { answer: PersonHours; agency: Agency; to: ToScreen }) {
  const asked = askedOf(useSearchParams())
  const { personId } = answer
  return (
    <>
      <Filters
        bar
        action={`/agency/hours/${personId}`}
        chosen={[asked.from, asked.to].filter(Boolean).length}
        clearHref={to(`/agency/hours/${personId}`)}
      >
        <input type="hidden" name="agency" value={agency.agencyId} />
        <DateField label="From" name="from" defaultValue={answer.from} />
        <DateField label="To" name="to" defaultValue={answer.to} />
      </Filters>
      <p className="at-small at-gap at-row at-noprint">
        <span>Often wanted:</span>
        {oftenWanted(answer).map(({ label, from, to: until }) => (
          <Link key={label} href={to(personAddress(personId, { from, to: until }))}>
            {label}
          </Link>
        ))}
      </p>
    </>
  )
}
