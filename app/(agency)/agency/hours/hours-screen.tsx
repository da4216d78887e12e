'use client'
/** Hours of an agency in a period: about what, how and by whom they were given, and against what is asked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { lazy, Suspense, useRef } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Loading } from '@/app/_ui/loading'
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
    <OfDays key={wholeOf(asked)} agency={agency} to={to} asked={asked} />
  ) : (
    <NoDay noDay={noDay} hrefFor={(days) => to(addressWith(asked, days))} />
  )
}

/** Figures of another period, or of other people, have nothing in common with these. */
const wholeOf = (asked: Asked) => addressWith(asked, { requirement: '', standing: '', below: '' })

/** While others are looked at, all stays in its place, and with it whoever goes by keyboard; only who they are is waited for. */
function OfDays({ agency, to, asked }: Shown & { asked: Asked }) {
  const input = inputOf(agency.agencyId, asked)
  const query = useQuery(api.reporting.agencyHours.queryOptions({ input, placeholderData: keepPreviousData }))
  const { isPlaceholderData: isComing, isPaused } = query
  const toldOf = useRef(asked.requirement)
  if (!isComing) toldOf.current = asked.requirement
  const isOfAnother = toldOf.current !== asked.requirement
  return (
    <Loaded
      query={{ ...query, data: isComing && isPaused ? undefined : query.data, isPlaceholderData: false }}
      lines={12}
    >
      {(found) => {
        const answer = isOfAnother ? { ...found, short: null, pace: null } : found
        return (
          <>
            <PageTitle title={titleOf(answer, asked)} lead={leadOf(answer)}>
              <LinkButton className="at-noprint" variant="outline" href={csvHref(agency.agencyId, asked)}>
                Download as CSV
              </LinkButton>
            </PageTitle>
            <HoursFilters key={JSON.stringify(input)} asked={asked} hours={answer} agency={agency} to={to} />
            <AgainstAsked answer={answer} asked={asked} to={to} />
            {isOfAnother ? <Loading lines={6} /> : null}
            <OfOne {...{ answer, asked, isComing, agency, to }} />
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
        )
      }}
    </Loaded>
  )
}

type OfOneProps = Shown & { answer: Hours; asked: Asked; isComing: boolean }

function OfOne({ answer, asked, isComing, agency, to }: OfOneProps) {
  const { requirements, short } = answer
  const one = requirements.find(({ requirementId }) => requirementId === asked.requirement)
  return one && short ? <Short {...{ one, answer, short, asked, isComing, to, mayWrite: agency.mayChange }} /> : null
}

const shortIn = ({ farShort, short, partMissing }: NonNullable<Hours['short']>['figures']) =>
  farShort + short + partMissing

/** "Nineteen people are short of their hours", where a requirement of this agency is looked at. */
const titleOf = ({ short, requirements }: Hours, { requirement }: Asked): string =>
  short && requirements.some(({ requirementId }) => requirementId === requirement)
    ? `${countWords(shortIn(short.figures), 'person is', 'people are')} short of their hours`
    : 'Hours of training'

const leadOf = ({ agencyName, from, to, whole, people, serving }: Hours): string =>
  `${agencyName}, ${dayRange(from, to)}: ${hoursWords(whole.minutes)} in ${count(whole.credits, 'training')} of ${count(people, 'person', 'people')}. ${count(serving, 'person', 'people')} served in that time.`

const NoHours = () => (
  <Empty title="Nothing was earned in this period">Choose other days, or another unit, position or employment.</Empty>
)
