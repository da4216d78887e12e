'use client'
/** Hours of an agency in a period: about what, how and by whom they were given, and against what is asked. */
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { LinkButton } from '@/app/_ui/button'
import { ColumnChart } from '@/app/_ui/chart'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import { count, countWords, hours as hoursWords } from '@/lib/platform/words'
import { dayRange, monthAndYear } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { askedOf, csvHref, type Hours, inputOf } from './address'
import { AgainstAsked } from './hours-asked'
import { HoursFilters } from './hours-filters'
import { HoursTable } from './hours-tables'
import { SettingsForm } from './settings-form'

export function HoursScreen() {
  return <ForAgency lines={12}>{(agency, to) => <Answered key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

function Answered({ agency, to }: { agency: Agency; to: ToScreen }) {
  const asked = askedOf(useSearchParams())
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
          {answer.whole.credits === 0 ? <NoHours /> : <Tables answer={answer} />}
          {agency.mayChange ? <SettingsForm key={answer.version} agencyId={agency.agencyId} settings={answer} /> : null}
        </>
      )}
    </Loaded>
  )
}

/** "Nineteen people are short of their hours", where a requirement is looked at. */
const titleOf = ({ short }: Hours): string =>
  short ? `${countWords(short.total, 'person is', 'people are')} short of their hours` : 'Hours of training'

const leadOf = ({ agencyName, from, to, whole, people, serving }: Hours): string =>
  `${agencyName}, ${dayRange(from, to)}: ${hoursWords(whole.minutes)} in ${count(whole.credits, 'training')} of ${count(people, 'person', 'people')}. ${count(serving, 'person', 'people')} served in that time.`

const NoHours = () => (
  <Empty title="Nothing was earned in this period">Choose other days, or another unit, position or employment.</Empty>
)

function Tables({ answer }: { answer: Hours }) {
  const { topics, priorities, providers, whole } = answer
  return (
    <>
      <HoursTable
        {...{ id: 'topics', title: 'By topic, and how it was taken', head: 'Topic', rows: topics, whole }}
        nameOf={({ key, name }) => name ?? (key || 'No topic named')}
        note="The rows add up to the whole. Where a training says how long it took for each topic, that counts; where it only names several, they share its time alike. A rule that asks for hours of a topic may count them otherwise, as it says itself."
      />
      <HoursTable
        {...{ id: 'priorities', title: 'By priority', head: 'Priority', rows: priorities, whole }}
        nameOf={({ key, name }) => name ?? (key || 'None of the three')}
        note="A training of several priorities is shared among them alike, so that no hour counts twice."
      />
      <HoursTable
        {...{ id: 'providers', title: 'By who gave it', head: 'Given by', rows: providers, whole }}
        nameOf={({ key, name }) => name ?? unnamed[key] ?? key}
      />
      <Months answer={answer} />
    </>
  )
}

const unnamed: Record<string, string> = {
  module: 'Modules of this site',
  event: 'Events without an agency or sponsor',
  claim: 'Outside training without a provider',
  import: 'Imported records without a provider',
}

const MOST_MONTHS = 24

/** Month by month; of longer periods year by year. */
function Months({ answer: { months, from, to } }: { answer: Hours }) {
  const inYears = months.length > MOST_MONTHS
  const sums = new Map<string, number>()
  for (const { key, minutes } of months) {
    const when = inYears ? key.slice(0, 4) : key
    sums.set(when, (sums.get(when) ?? 0) + minutes)
  }
  const marks = [...sums].map(([when, minutes], place) => ({
    label: inYears ? when : monthAndYear(`${when}-01`),
    tick:
      place % Math.ceil(sums.size / 4) === 0 ? (inYears ? when : monthAndYear(`${when}-01`).slice(0, 3)) : undefined,
    value: Math.round(minutes / 6) / 10,
  }))
  return (
    <div className="at-measure at-section">
      <ColumnChart
        caption={`Hours earned by ${inYears ? 'year' : 'month'}, ${dayRange(from, to)}`}
        head={{ label: inYears ? 'Year' : 'Month', value: 'Hours' }}
        marks={marks}
      />
    </div>
  )
}
