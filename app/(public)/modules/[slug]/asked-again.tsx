'use client'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Card } from '@/app/_ui/card'
import { count, figure } from '@/lib/platform/words'
import type { editionAskedShape } from '@/lib/requirements/asked-again-inputs'

const SOON_MS = 2000

type Asked = NonNullable<z.infer<typeof editionAskedShape>['asked']>

/** For whoever publishes modules: in how many agencies the latest edition that changes what is taught is asked again. */
export function AskedAgain({ slug }: { slug: string }) {
  const { data } = useQuery(
    api.requirements.getEditionAsked.queryOptions({
      input: { slug },
      refetchInterval: ({ state }) => (isUnderWay(state.data?.asked) ? SOON_MS : false),
    }),
  )
  if (!data?.asked) return null
  return (
    <div className="at-gap">
      <Card title={`Edition ${data.asked.edition} is asked again`}>
        <p>{askedWords(data.asked)}</p>
        <p className="at-small at-soft">Authors and administrators see this.</p>
      </Card>
    </div>
  )
}

const isUnderWay = (asked: Asked | null | undefined) => asked != null && asked.agenciesDone < asked.agencies

/** "In 3 agencies, of those who completed an earlier edition. 1 agency is worked out so far, and 41 due dates followed." */
export function askedWords({ agencies, agenciesDone, dueDates }: Asked): string {
  const where = `In ${count(agencies, 'agency', 'agencies')}, of those who completed an earlier edition.`
  const followed = `${count(dueDates, 'due date')} followed`
  return agenciesDone < agencies
    ? `${where} ${figure(agenciesDone)} of ${figure(agencies)} ${agencies === 1 ? 'is' : 'are'} worked out so far, and ${followed}.`
    : `${where} ${followed}.`
}
