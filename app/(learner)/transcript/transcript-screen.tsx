'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Button, LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { CreditTable } from './credit-table'

/** All credits, the latest first, fifty at a time. */
export function TranscriptScreen() {
  const query = useInfiniteQuery(
    api.records.listMyCredits.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 50 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  return (
    <Loaded query={query} lines={8}>
      {({ pages }) => {
        const [first] = pages
        const items = pages.flatMap((page) => page.items)
        if (!first || items.length === 0) return <Nothing />
        const { creditMinutes, credits, firstEarnedOn } = first.totals
        return (
          <>
            <p>
              <b>{hours(creditMinutes)}</b> in {count(credits, 'credit')}
              {firstEarnedOn ? ` since ${longDay(firstEarnedOn)}` : null}. Each certificate can be verified by anyone
              who holds its code.
            </p>
            <CreditTable caption="Your credits, the latest first" items={items} />
            {query.hasNextPage ? (
              <p className="at-gap at-noprint">
                <Button variant="outline" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Show more
                </Button>
              </p>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

function Nothing() {
  return (
    <Empty title="Nothing stands here yet" actions={<LinkButton href="/modules">Find a module</LinkButton>}>
      A passed test posts its credit here at once, with a certificate.
    </Empty>
  )
}
