import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import type { PackDetail } from '@/lib/mandates/inputs'
import { copyWords } from '@/lib/mandates/words'
import { longDay } from '@/lib/platform/words-of-time'
import { factsOf } from './facts'
import { PackStanding } from './standing'

/** The pack as data: what it asks, where it stands, and who read it when. */
export function PackCard({ pack }: { pack: PackDetail }) {
  return (
    <Card id="pack" title="The rule, as data">
      <Facts
        className="at-gap"
        items={[
          ...factsOf(pack),
          pack.rule && { label: 'Left to you', value: <Leaves leaves={pack.rule.leaves} /> },
          { label: 'Source', value: <Source pack={pack} /> },
          { label: 'How sure', value: `${copyWords(pack)}.` },
          { label: 'Read by', value: <Readers readings={pack.readings} /> },
          pack.againDueOn !== null && { label: 'Read again by', value: longDay(pack.againDueOn) },
          { label: 'Status', value: <PackStanding pack={pack} today={pack.today} alone /> },
        ]}
      />
    </Card>
  )
}

export const Source = ({ pack: { source } }: { pack: Pick<PackDetail, 'source'> }) => (
  <Link href={source.url} target="_blank" rel="noreferrer">
    {source.title}
  </Link>
)

/** What the rule here does not look at, so that somebody must. */
function Leaves({ leaves }: { leaves: readonly string[] }) {
  return (
    <ul>
      {leaves.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

function Readers({ readings }: Pick<PackDetail, 'readings'>) {
  if (readings.length === 0) return 'Nobody yet has read it against its live source.'
  return (
    <ul>
      {readings.map(({ id, name, readOn, found, words }) => (
        <li key={id}>
          {`${name}, ${longDay(readOn)}: ${found === 'differs' ? `the source differs. “${words}”` : 'as written here'}`}
        </li>
      ))}
    </ul>
  )
}
