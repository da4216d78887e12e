'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { longDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'

type Props = { agencyId: string; to: ToScreen }

const useAdoptions = (agencyId: string) =>
  useQuery(api.mandates.listAdoptions.queryOptions({ input: { agencyId } })).data?.items ?? []

/** Which adopted packs changed since, above the list of requirements. */
export function ChangedPacks({ agencyId, to }: Props) {
  const changed = useAdoptions(agencyId).filter(({ edition, latest }) => edition < latest)
  if (changed.length === 0) return null
  return (
    <Note kind="caution" title="What you adopted has changed at its source" className="at-gap">
      <ul>
        {changed.map(({ requirementId, name, packId }) => (
          <li key={requirementId}>
            <Link href={to(`/agency/requirements/packs/${packId}`)}>{name}</Link>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** From which pack a requirement came, and by whom. */
export function AdoptedFrom({ requirementId, agencyId, to }: Props & { requirementId: string }) {
  const adoption = useAdoptions(agencyId).find((each) => each.requirementId === requirementId)
  if (!adoption) return null
  const { packId, title, by, on, edition, latest } = adoption
  return (
    <Note
      kind={edition < latest ? 'caution' : 'info'}
      title={edition < latest ? 'Its mandate pack has changed since' : 'From a mandate pack'}
    >
      <p>
        <Link href={to(`/agency/requirements/packs/${packId}`)}>{title}</Link>
        {`: adopted by ${by} on ${longDay(on)}.`}
      </p>
    </Note>
  )
}
