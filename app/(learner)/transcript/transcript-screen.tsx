'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { More } from '@/app/_client/more'
import { LinkButton } from '@/app/_ui/button'
import { ColumnChart } from '@/app/_ui/chart'
import { Empty } from '@/app/_ui/empty'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { isTurned } from '@/lib/platform/text'
import { hoursFigure } from '@/lib/platform/words'
import { dayHere } from '@/lib/platform/words-of-time'
import { ByPriority } from './by-priority'
import { ByTopic } from './by-topic'
import { CreditTable } from './credit-table'
import { Download } from './download'
import { NoDay } from './no-day'
import { PartForm } from './part-form'
import { Waiting } from './waiting'
import { fixedTitle, leadWords, mostWords, noDayOf, type Part, partOf, titleWords } from './words'

/** One's credits, the latest first, fifty at a time: all of them, or those of the period in the address. */
export function TranscriptScreen() {
  const asked = new URLSearchParams(useSearchParams().toString())
  const part = partOf(asked)
  const noDay = noDayOf(asked)
  const turned = isTurned(part)
  const query = useCredits(part, !turned && noDay === undefined)
  const totals = query.data?.pages[0]?.totals
  const hasAny = totals !== undefined && totals.credits > 0
  const isPart = Object.values(part).some(Boolean)
  return (
    <>
      <PageTitle
        {...(hasAny
          ? { title: titleWords(totals, part.to ?? dayHere(new Date().toISOString())), lead: leadWords(totals) }
          : fixedTitle)}
      >
        {hasAny ? <Download part={part} /> : null}
      </PageTitle>
      {hasAny || isPart || noDay !== undefined ? (
        <PartForm
          key={`${JSON.stringify(part)} ${query.data === undefined}`}
          part={part}
          choices={query.data?.pages[0]?.choices}
        />
      ) : null}
      {noDay !== undefined ? (
        <NoDay noDay={noDay} />
      ) : turned ? (
        <Note className="at-gap" kind="caution" title="The days are the wrong way round">
          The first day has to be before the last one, or the same.
        </Note>
      ) : (
        <Credits query={query} isPart={isPart} />
      )}
      <Waiting />
    </>
  )
}

const useCredits = (part: Part, enabled: boolean) =>
  useInfiniteQuery(
    api.records.listMyCredits.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...part, cursor, limit: 50 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      enabled,
    }),
  )

function Credits({ query, isPart }: { query: ReturnType<typeof useCredits>; isPart: boolean }) {
  return (
    <Loaded query={query} lines={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        const totals = pages[0]?.totals
        if (items.length === 0) return <Nothing isPart={isPart} />
        return (
          <>
            {totals ? <ByTopic totals={totals} /> : null}
            <ByPriority of={totals?.priorities ?? []} />
            <Years years={totals?.years ?? []} />
            <CreditTable caption="Your credits, the latest first" items={items} years={totals?.years} totals={totals} />
            <More query={query}>Show more</More>
          </>
        )
      }}
    </Loaded>
  )
}

type YearsProps = { years: readonly { year: number; creditMinutes: number }[] }

/** Fewer than three years are read faster in the table. */
function Years({ years }: YearsProps) {
  if (years.length < 3) return null
  return (
    <div className="at-measure at-gap">
      <ColumnChart
        caption={mostWords(years)}
        head={{ label: 'Year', value: 'Hours' }}
        marks={years.toReversed().map(({ year, creditMinutes }) => ({
          label: String(year),
          tick: String(year),
          value: Number(hoursFigure(creditMinutes).replace(',', '')),
        }))}
      />
    </div>
  )
}

function Nothing({ isPart }: { isPart: boolean }) {
  if (isPart) {
    return (
      <Empty
        title="Nothing on your record fits this"
        actions={
          <LinkButton href="/transcript" variant="outline">
            Show all
          </LinkButton>
        }
      >
        Choose other days or filters above, or look at all that stands on your record.
      </Empty>
    )
  }
  return (
    <Empty title="Nothing stands here yet" actions={<LinkButton href="/modules">Find a module</LinkButton>}>
      A passed test posts its credit here at once, with a certificate.
    </Empty>
  )
}
