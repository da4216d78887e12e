import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import type { PackDetail } from '@/lib/mandates/inputs'
import { copyWords } from '@/lib/mandates/words'
import { longDay } from '@/lib/platform/words-of-time'
import { factsOf } from './facts'
import { PackStanding } from './standing'

/** The pack as data: what it asks, where it stands, and who read it when. */
export function PackCard({ pack, readingsHref }: { pack: PackDetail; readingsHref: (page: number) => string }) {
  return (
    <Card id="pack" title="The rule, as data">
      <Facts
        className="at-gap"
        items={[
          ...factsOf(pack),
          pack.rule && { label: 'Left to you', value: <Leaves leaves={pack.rule.leaves} /> },
          { label: 'Source', value: <Source pack={pack} /> },
          { label: 'How sure', value: `${copyWords(pack)}.` },
          { label: 'Read by', value: <Readers pack={pack} hrefOf={readingsHref} /> },
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

function Readers({ pack, hrefOf }: { pack: PackDetail; hrefOf: (page: number) => string }) {
  const { readings, readingsPage, readingsPages, readingsCount } = pack
  if (readings.length === 0) return 'Nobody yet has read it against its live source.'
  return (
    <>
      <ul>
        {readings.map(({ id, name, readOn, found, words }) => (
          <li key={id}>
            {`${name}, ${longDay(readOn)}: ${found === 'differs' ? `the source differs. “${words}”` : 'as written here'}`}
          </li>
        ))}
      </ul>
      {readingsPages > 1 ? (
        <p className="at-row at-gap at-noprint">
          {readingsPage < readingsPages ? (
            <Link scroll={false} href={hrefOf(readingsPage + 1)}>
              Earlier readings
            </Link>
          ) : null}
          {readingsPage > 1 ? (
            <Link scroll={false} href={hrefOf(readingsPage - 1)}>
              Later readings
            </Link>
          ) : null}
          <span className="at-soft">{`Page ${readingsPage} of ${readingsPages}, of ${readingsCount} readings`}</span>
        </p>
      ) : null}
    </>
  )
}
