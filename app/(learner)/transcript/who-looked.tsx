'use client'
import { useQuery } from '@tanstack/react-query'
import { api, problemOf } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Facts } from '@/app/_ui/facts'
import { lookWords } from './words'

/** Who looked at one's record, for which agency or why. Left out until it is known, or known that it cannot be had; signed out, the transcript above asks. */
export function WhoLooked() {
  const query = useQuery(api.reporting.listMyViews.queryOptions())
  if (query.isPending || problemOf(query.error)?.status === 401) return null
  return (
    <Section id="looked" title="Who looked at your record" className="at-noprint">
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>
              Nobody but you so far. It is noted here when somebody who looks after your training opens your record, and
              when an administrator looks at what it holds, joins it to another record or adds an address to it.
            </p>
          ) : (
            <Facts
              className="at-gap"
              items={items.map((item) => ({ label: whenWords(item.at), value: lookWords(item) }))}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
