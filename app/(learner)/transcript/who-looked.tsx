'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Facts } from '@/app/_ui/facts'
import { lookWords } from './words'

/** Who looked at one's record, for which agency or why. Left out until it is known, or known that it cannot be had. */
export function WhoLooked() {
  const query = useQuery(api.reporting.listMyViews.queryOptions())
  if (query.isPending) return null
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
