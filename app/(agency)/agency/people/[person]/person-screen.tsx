'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section, Split, Stack } from '@/app/_ui/arrange'
/** One person's record as those who look after them may see it, as of any day. */
import { AsAsked } from '@/app/_ui/as-asked'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button } from '@/app/_ui/button'
import { DateField } from '@/app/_ui/form'
import { PageTitle } from '@/app/_ui/title'
import { capital, fullName, numberWord } from '@/lib/platform/words'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import { isOwed } from '@/lib/requirements/owed'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import { EditionsUnderWay } from '../../../_editions-under-way'
import { verbOn } from '../../_attention/words'
import { Beside } from './beside'
import { PersonCertifications } from './person-certifications'
import { PersonCredits } from './person-credits'
import { PersonObligation } from './person-obligation'
import { PersonReliefs } from './person-reliefs'
import type { PersonRecord } from './record'

export function PersonScreen() {
  return <ForAgency lines={10}>{(agency, to) => <Record key={agency.agencyId} agency={agency} to={to} />}</ForAgency>
}

function Record({ agency, to }: { agency: Agency; to: ToScreen }) {
  const { person } = useParams<{ person: string }>()
  const asOf = useSearchParams().get('as-of') ?? undefined
  const query = useQuery(
    api.reporting.personRecord.queryOptions({ input: { agencyId: agency.agencyId, personId: person, asOf } }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(record) => (
        <>
          <Breadcrumb
            items={[
              { label: 'Completion', href: to('/agency/completion') },
              { label: `${record.familyName}, ${record.givenName}` },
            ]}
          />
          <PageTitle title={titleOf(record)} lead={leadOf(record)}>
            <AsOf record={record} agency={agency} />
          </PageTitle>
          <EditionsUnderWay agencyId={agency.agencyId} asOf={record.asOf} />
          <Split>
            <Stack>
              <Obligations record={record} agency={agency} to={to} />
              <PersonReliefs record={record} agency={agency} to={to} />
              <PersonCertifications record={record} agency={agency} />
              <PersonCredits record={record} agency={agency} to={to} />
            </Stack>
            <Beside record={record} agency={agency} to={to} />
          </Split>
        </>
      )}
    </Loaded>
  )
}

/** "Marcus Bell is overdue with two trainings", "Marcus Bell owes nothing". No digits stand in headings. */
function titleOf({ givenName, familyName, obligations, asOf, today }: PersonRecord): string {
  const name = fullName({ given: givenName, family: familyName })
  const overdue = obligations.filter(({ status }) => status.kind === 'overdue').length
  const is = verbOn(asOf, today, 1)
  if (overdue > 0)
    return `${name} ${is} overdue with ${numberWord(overdue)} ${overdue === 1 ? 'training' : 'trainings'}`
  const open = obligations.filter(isOwed)
  if (open.length > 0 && open.every(({ status }) => status.kind === 'not-cleared'))
    return `${name} ${is} not yet cleared`
  if (open.length > 0)
    return `${name} ${asOf < today ? 'had' : 'has'} ${numberWord(open.length)} ${open.length === 1 ? 'training' : 'trainings'} to come`
  return `${name} ${is} up to date`
}

function leadOf({ position, unitName, agencyName, servesSince, asOf }: PersonRecord): string {
  const place = [position, unitName, agencyName].filter(Boolean).join(', ')
  const service = servesSince ? `serving since ${longDay(servesSince)}` : `not serving on ${longDay(asOf)}`
  return capital(`${place}; ${service}.`)
}

function AsOf({ record, agency }: { record: PersonRecord; agency: Agency }) {
  return (
    <form className="at-row at-row--end at-noprint">
      <AsAsked />
      <DateField label="As of" name="as-of" defaultValue={record.asOf} key={record.asOf} />
      <input type="hidden" name="agency" value={agency.agencyId} />
      <Button type="submit" variant="outline">
        Show
      </Button>
    </form>
  )
}

type OwedProps = { record: PersonRecord; to: ToScreen }

function Obligations({ record, agency: { agencyId }, to }: OwedProps & { agency: Agency }) {
  const { personId } = record
  const reliefs = useQuery(api.requirements.listReliefs.queryOptions({ input: { agencyId, personId } })).data
  const mayRelieve = reliefs !== undefined && (reliefs.mayGrant || reliefs.mayRecommend)
  const open = record.obligations.filter(isOwed)
  const others = record.obligations.filter((each) => !isOwed(each))
  return (
    <>
      <Section id="owed" title="What is owed" aside={`As of ${weekdayDay(record.asOf)}`}>
        {open.length === 0 ? (
          <p>Nothing is owed on this day.</p>
        ) : (
          <Listed items={open} {...{ record, to, mayRelieve }} />
        )}
      </Section>
      {others.length > 0 ? (
        <Section id="met" title="What is met, or not required">
          <Listed items={others} {...{ record, to, mayRelieve }} />
        </Section>
      ) : null}
    </>
  )
}

type ListedProps = OwedProps & { items: PersonRecord['obligations']; mayRelieve: boolean }

function Listed({ items, ...shown }: ListedProps) {
  return (
    <ol className="at-plain at-stack at-gap">
      {items.map((item) => (
        <PersonObligation key={item.requirementId} item={item} {...shown} />
      ))}
    </ol>
  )
}
