'use client'
/** Hours of an agency in a period: about what, how and by whom they were given, and against what is asked. */
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import { count, countWords, hours as hoursWords } from '@/lib/platform/words'
import { dayRange } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { type Asked, addressWith, askedOf, csvHref, type Hours, inputOf, noDaysIn } from './address'
import { AgainstAsked } from './hours-asked'
import { HoursFilters } from './hours-filters'
import { minimumsOf } from './minimums'
import { NoDay } from './no-day'
import { Short } from './short'
import { Months, Tables } from './tables'

/** For coordinators alone, and closed at first: its form comes by itself. */
const SettingsForm = lazy(() => import('./settings-form').then((each) => ({ default: each.SettingsForm })))

export function HoursScreen() {
  return <ForAgency lines={12}>{(agency, to) => <Answered key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

type Shown = { agency: Agency; to: ToScreen }

function Answered({ agency, to }: Shown) {
  const asked = askedOf(useSearchParams())
  const [noDay] = noDaysIn(asked)
  return noDay === undefined ? (
    <OfDays agency={agency} to={to} asked={asked} />
  ) : (
    <NoDay noDay={noDay} hrefFor={(days) => to(addressWith(asked, days))} />
  )
}

function OfDays({ agency, to, asked }: Shown & { asked: Asked }) {
  const input = inputOf(agency.agencyId, asked)
  const query = useQuery(api.reporting.agencyHours.queryOptions({ input }))
  return (
    <Loaded query={query} lines={12}>
      {(answer) => (
        <>
          <PageTitle title={titleOf(answer)} lead={leadOf(answer)}>
            <LinkButton className="at-noprint" variant="outline" href={csvHref(agency.agencyId, asked)}>
              Download as CSV
            </LinkButton>
          </PageTitle>
          <HoursFilters key={JSON.stringify(input)} asked={asked} hours={answer} agency={agency} to={to} />
          <AgainstAsked answer={answer} asked={asked} to={to} />
          <OfOne answer={answer} asked={asked} agency={agency} to={to} />
          {answer.whole.credits === 0 ? (
            <NoHours />
          ) : (
            <>
              <Tables
                answer={answer}
                minimums={minimumsOf(answer, (below) => to(addressWith(asked, { below, standing: '' })))}
              />
              <div className="at-measure at-section">
                <Months answer={answer} />
              </div>
            </>
          )}
          {agency.mayChange ? (
            <Suspense fallback={null}>
              <SettingsForm key={agency.agencyId} agencyId={agency.agencyId} settings={answer} />
            </Suspense>
          ) : null}
        </>
      )}
    </Loaded>
  )
}

function OfOne({ answer, asked, agency, to }: Shown & { answer: Hours; asked: Asked }) {
  const { requirements, short } = answer
  const one = requirements.find(({ requirementId }) => requirementId === asked.requirement)
  return one && short ? <Short {...{ one, answer, short, asked, to, mayWrite: agency.mayChange }} /> : null
}

const shortIn = ({ farShort, short, partMissing }: NonNullable<Hours['short']>['figures']) =>
  farShort + short + partMissing

/** "Nineteen people are short of their hours", where a requirement is looked at. */
const titleOf = ({ short }: Hours): string =>
  short ? `${countWords(shortIn(short.figures), 'person is', 'people are')} short of their hours` : 'Hours of training'

const leadOf = ({ agencyName, from, to, whole, people, serving }: Hours): string =>
  `${agencyName}, ${dayRange(from, to)}: ${hoursWords(whole.minutes)} in ${count(whole.credits, 'training')} of ${count(people, 'person', 'people')}. ${count(serving, 'person', 'people')} served in that time.`

const NoHours = () => (
  <Empty title="Nothing was earned in this period">Choose other days, or another unit, position or employment.</Empty>
)
