import { Icon } from '@/app/_ui/icon'
import { Link } from '@/app/_ui/link'
import type { BlockOf } from '@/lib/catalog/content'
import { stateName } from '@/lib/platform/states'
import { longDay } from '@/lib/platform/words-of-time'
import { Prose } from './prose'

type Tip = BlockOf<'state-tip'>
type Law = Tip['states'][string]

type Props = {
  block: Tip
  /** The reader's state, when it is known; its law then comes first. */
  state?: string | undefined
  level?: 2 | 3 | undefined
}

/** What the law of a state says, each with its source and the days it was and is to be checked. */
export function StateTip({ block, state, level = 3 }: Props) {
  const id = `tip-${block.id}`
  const Heading = `h${level}` as const
  const own = state ? block.states[state] : undefined
  const others = Object.entries(block.states)
    .filter(([code]) => code !== state || !own)
    .sort(([a], [b]) => stateName(a).localeCompare(stateName(b)))
  return (
    <aside className="at-tip" aria-labelledby={id}>
      <Heading id={id}>
        <Icon name="state" />
        {block.title}
      </Heading>
      {state && own ? <LawText code={state} law={own} /> : <Prose nodes={block.otherwise} />}
      {others.length > 0 ? (
        <details className="at-gap">
          <summary>
            {own ? 'Another state' : `What we know of ${others.length === 1 ? 'one state' : 'some states'}`}
          </summary>
          {others.map(([code, law]) => (
            <LawText key={code} code={code} law={law} />
          ))}
          {own ? <Prose nodes={block.otherwise} /> : null}
        </details>
      ) : null}
    </aside>
  )
}

function LawText({ code, law }: { code: string; law: Law }) {
  return (
    <div className="at-gap">
      <p>
        <b>In {stateName(code)}</b>
      </p>
      <Prose nodes={law.nodes} />
      <p className="at-small at-soft">
        {law.citation}. Checked on {longDay(law.checkedOn)}; to be checked again by {longDay(law.checkBy)}.{' '}
        <Link href={law.sourceUrl}>
          Source<span className="at-hide"> for {stateName(code)}</span>
        </Link>
      </p>
    </div>
  )
}
