import { count, figure } from '@/lib/platform/words'
import type { WhyNotAsked } from '@/lib/requirements/previewed/preview-shape'
import { isLeftOut, type Preview } from '../words'

type Some = Preview['who']['asked']
type Not = Preview['who']['not'][number]

/** Why somebody is not asked, as the head of a list. */
const whyNotWords: Record<WhyNotAsked, string> = {
  left: 'Has left',
  'starts-later': 'Begins to serve later',
  'on-other-days': 'Is among them on other days',
  'not-serving': 'Is not on the roster',
  exempt: 'Has an exemption',
  waits: 'Has yet to complete what it is counted from',
  'no-date': 'Has no such day on the roster to count from, or no month of birth',
  'asked-later': 'Is asked from a later day on',
  otherwise: 'Is left out by another part of the rule',
  'not-named': 'Is not one of them',
  'other-unit': 'Serves in another unit, or in none',
  'other-position': 'Has another position, or none',
  'other-employment': 'Serves in another way',
  excepted: 'Is left out by name',
}

const FEW = 10

/** By name: who is asked, who is left out although it is for them, and whom it is not for. */
export function Who({ who: { asked, not } }: { who: Preview['who'] }) {
  const leftOut = not.filter(isLeftOut)
  return (
    <>
      {asked.people > 0 ? (
        <details>
          <summary>{`Who is asked: ${people(asked.people)}`}</summary>
          <Names some={asked} />
        </details>
      ) : null}
      <NotAsked
        title="Left out, although it is for them"
        groups={leftOut}
        open={all(leftOut) <= FEW || asked.people === 0}
      />
      <NotAsked title="Whom it is not for" groups={not.filter((each) => !isLeftOut(each))} />
    </>
  )
}

function NotAsked({ title, groups, open = false }: { title: string; groups: readonly Not[]; open?: boolean }) {
  if (groups.length === 0) return null
  return (
    <details open={open}>
      <summary>{`${title}: ${people(all(groups))}`}</summary>
      {groups.map(({ why, ...some }) => (
        <section key={why} aria-label={whyNotWords[why]}>
          <p className="at-small">
            <b>{`${whyNotWords[why]}: ${people(some.people)}`}</b>
          </p>
          <Names some={some} />
        </section>
      ))}
    </details>
  )
}

function Names({ some: { people: all, first } }: { some: Some }) {
  const more = all - first.length
  return (
    <>
      <ul>
        {first.map(({ personId, name }) => (
          <li key={personId}>{name}</li>
        ))}
      </ul>
      {more > 0 ? <p>{`and ${figure(more)} more`}</p> : null}
    </>
  )
}

const all = (groups: readonly Not[]) => groups.reduce((sum, each) => sum + each.people, 0)
const people = (n: number) => count(n, 'person', 'people')
