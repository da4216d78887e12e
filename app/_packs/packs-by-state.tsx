import { placeName } from '@/lib/mandates/words'
import { count } from '@/lib/platform/words'
import { type PackRow, PackTable, type TableProps } from './pack-table'

/** So many are read at a glance; more are folded by the state that they are of. */
const AT_ONCE = 12

/** Packs by state, each state folded with how many of its packs are verified; a few stand open in one table. */
export function PacksByState({ packs, caption, ...shared }: TableProps) {
  if (packs.length <= AT_ONCE) return <PackTable packs={verifiedFirst(packs)} caption={caption} {...shared} />
  return (
    <div className="at-gap">
      {statesOf(packs).map(({ state, own }) => (
        <details key={state} className="at-gap">
          <summary>
            <b>{placeName(state)}</b> {groupWords(own)}
          </summary>
          <PackTable packs={verifiedFirst(own)} caption={`Packs of ${placeName(state)}`} {...shared} />
        </details>
      ))}
    </div>
  )
}

/** In the order in which they come: what holds for all states last. */
function statesOf(packs: readonly PackRow[]) {
  const states = [...new Set(packs.map(({ state }) => state))]
  return states.map((state) => ({ state, own: packs.filter((pack) => pack.state === state) }))
}

export const isVerified = ({ status }: PackRow): boolean => status === 'verified'

/** What can be adopted at once, then what can be adopted once its source was read, then the others. */
export const verifiedFirst = (packs: readonly PackRow[]): PackRow[] =>
  [isVerified, isAdoptable, () => true].flatMap((is, i, before) =>
    packs.filter((pack) => is(pack) && !before.slice(0, i).some((was) => was(pack))),
  )

const isAdoptable = ({ adoptable, status }: PackRow): boolean => adoptable && status !== 'lead'

/** "4 packs, 1 verified" */
function groupWords(packs: readonly PackRow[]): string {
  const verified = packs.filter(isVerified).length
  return verified === 0 ? count(packs.length, 'pack') : `${count(packs.length, 'pack')}, ${verified} verified`
}
