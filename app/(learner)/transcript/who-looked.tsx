'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Facts } from '@/app/_ui/facts'

/** Who looked at one's record, and for which agency. Left out until it is known. */
export function WhoLooked() {
  const { data } = useQuery(api.reporting.listMyViews.queryOptions())
  if (!data) return null
  return (
    <Section id="looked" title="Who looked at your record" className="at-noprint">
      {data.items.length === 0 ? (
        <p>Nobody but you so far. When somebody who looks after your training opens your record, it is noted here.</p>
      ) : (
        <Facts
          className="at-gap"
          items={data.items.map(({ at, by, agencyName }) => ({
            label: whenWords(at),
            value: agencyName ? `${by}, for ${agencyName}` : by,
          }))}
        />
      )}
    </Section>
  )
}
