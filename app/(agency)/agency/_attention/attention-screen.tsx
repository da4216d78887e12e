'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded, Together } from '@/app/_client/loaded'
import { Section, Split } from '@/app/_ui/arrange'
/** The first thing a coordinator sees: who is overdue, then who falls due, then where the agency stands. */
import { AsAsked } from '@/app/_ui/as-asked'
import { Button, LinkButton } from '@/app/_ui/button'
import { Counts } from '@/app/_ui/counts'
import { Empty } from '@/app/_ui/empty'
import { DateField } from '@/app/_ui/form'
import { PageTitle } from '@/app/_ui/title'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'
import { EditionsUnderWay } from '../../_editions-under-way'
import { Charts } from './charts'
import { Exceptions, useExceptions } from './exceptions'
import { Standing } from './standing'
import { Waiting } from './waiting'
import { type Bucket, bucketOf, countItems, leadOf, type Summary, titleOf } from './words'

export function AttentionScreen() {
  return <ForAgency lines={10}>{(agency, to) => <Attention key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

function Attention({ agency, to }: { agency: Agency; to: ToScreen }) {
  const params = useSearchParams()
  const asOf = params.get('as-of') ?? undefined
  const input = { agencyId: agency.agencyId, asOf }
  const query = useQuery(api.reporting.completionSummary.queryOptions({ input }))
  return (
    <Loaded query={query} lines={10}>
      {(summary) =>
        summary.people === 0 ? (
          <Nobody agency={agency} to={to} summary={summary} />
        ) : (
          <Answer
            agency={agency}
            to={to}
            summary={summary}
            bucket={bucketOf(params.get('due'), summary)}
            input={input}
          />
        )
      }
    </Loaded>
  )
}

type AnswerProps = {
  agency: Agency
  to: ToScreen
  summary: Summary
  bucket: Bucket
  input: { agencyId: string; asOf: string | undefined }
}

function Answer({ agency, to, summary, bucket, input }: AnswerProps) {
  const exceptions = useExceptions(input, bucket)
  const at = (due: string) => to(`/agency?due=${due}${input.asOf ? `&as-of=${input.asOf}` : ''}`)
  return (
    <>
      <PageTitle title={titleOf(summary)} lead={leadOf(summary)}>
        <form className="at-row at-row--end at-noprint">
          <AsAsked />
          <DateField label="As of" name="as-of" defaultValue={summary.asOf} key={summary.asOf} />
          <input type="hidden" name="agency" value={agency.agencyId} />
          <Button type="submit" variant="outline">
            Show
          </Button>
        </form>
      </PageTitle>
      <EditionsUnderWay agencyId={agency.agencyId} asOf={summary.asOf} />
      <Counts label="People by their most urgent training" items={countItems(summary, bucket, at)} />
      <p className="at-print">
        {agency.name}, as of {weekdayDay(summary.asOf)}
      </p>
      <Split className="at-section">
        <div>
          <Exceptions input={input} bucket={bucket} summary={summary} to={to} />
        </div>
        {agency.mayChange ? <Waiting agency={agency} summary={summary} to={to} /> : null}
      </Split>
      <Together queries={[exceptions]} lines={8}>
        <Section id="stands" title="Where the agency stands">
          <Standing input={input} to={to} />
        </Section>
        <Charts input={input} to={to} />
      </Together>
    </>
  )
}

type NobodyProps = { agency: Agency; to: ToScreen; summary: Summary }

function Nobody({ agency, to, summary: { asOf, beginsOn } }: NobodyProps) {
  if (beginsOn) return <NobodyThatDay agency={agency} asOf={asOf} beginsOn={beginsOn} />
  return (
    <>
      <PageTitle title="No people yet" lead={agency.name} />
      <Empty
        title="Begin with the roster"
        actions={agency.mayChange ? <LinkButton href={to('/agency/roster')}>Load a roster</LinkButton> : undefined}
      >
        Load a roster and each person’s dates are worked out from it. A file with names and dates of hire is enough to
        begin.
      </Empty>
    </>
  )
}

function NobodyThatDay({ agency, asOf, beginsOn }: { agency: Agency; asOf: string; beginsOn: string }) {
  const isBefore = asOf < beginsOn
  const at = (day: string) => `/agency?as-of=${day}&agency=${encodeURIComponent(agency.agencyId)}`
  return (
    <>
      <PageTitle title="Nobody is recorded for this day" lead={`${agency.name}, ${weekdayDay(asOf)}`} />
      <Empty
        title={isBefore ? 'The record does not reach back so far' : 'Nobody served on this day'}
        actions={
          <>
            <LinkButton href={`/agency?agency=${encodeURIComponent(agency.agencyId)}`}>See today</LinkButton>
            {isBefore ? (
              <LinkButton variant="outline" href={at(beginsOn)}>
                See {longDay(beginsOn)}
              </LinkButton>
            ) : null}
          </>
        }
      >
        {`The first service that is recorded here began on ${longDay(beginsOn)}.`}
      </Empty>
    </>
  )
}
