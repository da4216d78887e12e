'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded, Together } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { PackFilters } from '@/app/_packs/pack-filters'
import { type PackRow, PackTable } from '@/app/_packs/pack-table'
import { PacksByState } from '@/app/_packs/packs-by-state'
import { Link } from '@/app/_ui/link'
import { PageTitle } from '@/app/_ui/title'
import { listPacksInput, type PackList } from '@/lib/mandates/inputs'
import { isToReadAgain } from '@/lib/mandates/words'
import { count, countWords } from '@/lib/platform/words'
import { AdminTabs } from '../../admin/admin-tabs'
import { ModerationTabs } from '../moderation-tabs'

const HERE = '/moderation/packs'

/** Packs to read against their sources: two people of the platform verify one. */
export function PacksToReadScreen() {
  const { agencyId: _, ...asked } = listPacksInput.parse(Object.fromEntries(useSearchParams()))
  const query = useQuery(api.mandates.listPacks.queryOptions({ input: asked, placeholderData: keepPreviousData }))
  const missed = useQuery(api.mandates.listSuggestedRules.queryOptions({ input: { page: 1 } }))
  const { me } = useMe()
  return (
    <Together queries={[query, missed]} lines={10}>
      <Loaded query={query} lines={10}>
        {(list) => (
          <>
            <PageTitle
              title={titleOf(list)}
              lead="A pack was read in a copy. Open its live source and say whether it says the same; two different people verify it."
            />
            {me?.may.moderate ? <ModerationTabs current={HERE} /> : <AdminTabs current={HERE} />}
            <div className="at-gap">
              <PackFilters asked={asked} states={list.states} action={HERE} clearHref={HERE} />
            </div>
            <Missed waiting={missed.data?.waiting ?? 0} />
            <Packs list={list} />
            <p className="at-small at-soft at-gap">{`${count(list.items.length, 'pack')} of ${list.total}.`}</p>
          </>
        )}
      </Loaded>
    </Together>
  )
}

/** How many rules wait that agencies told of. */
function Missed({ waiting }: { waiting: number }) {
  return (
    <p className="at-gap">
      <Link href={`${HERE}/lacking`}>Rules agencies asked for</Link>
      {waiting > 0 ? `: ${count(waiting, 'waits', 'wait')} for an answer` : null}
    </p>
  )
}

/** Those whose last reading is too old come first. */
function Packs({ list: { items, today } }: { list: PackList }) {
  const again = items.filter((pack) => isToReadAgain(pack, today))
  const shared = { today, hrefOf: ({ packId }: PackRow) => `${HERE}/${packId}` }
  if (again.length === 0) return <PacksByState packs={items} caption="Packs by state" {...shared} />
  return (
    <>
      <h2 className="at-gap">To read again</h2>
      <PackTable packs={again} caption="Packs to read again" {...shared} />
      <h2 className="at-gap">Every other pack</h2>
      <PacksByState packs={items.filter((pack) => !again.includes(pack))} caption="Packs by state" {...shared} />
    </>
  )
}

function titleOf({ items }: PackList): string {
  const waiting = items.filter(({ status, adoptable }) => status === 'draft' && adoptable)
  if (waiting.length === 0) return 'Mandate packs'
  return `${countWords(waiting.length, 'pack')} could be adopted once verified`
}
