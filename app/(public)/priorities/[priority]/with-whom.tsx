import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import type { priorityKeys } from '@/lib/catalog/facts'
import { inWords } from '@/lib/platform/in-words'
import { count } from '@/lib/platform/words'
import type { RequestKind } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import type { TaskForces } from '@/lib/task-forces/shapes'
import { frontDoor } from '../../requests/messages'
import { ForceList } from '../../task-forces/force-list'

type Key = (typeof priorityKeys)[number]

const SHOWN = 5
const sayRequest = inWords(frontDoor, 'en')

const whyForces: Record<Key, string> = {
  collaboration: 'A task force is this priority at work: police and advocates on one caseload.',
  integration: 'Who notices something needs somebody to call. The task force of the area is one of them.',
  'grantee-capacity': 'Grantees serve the people that a task force finds, and many are its victim service partner.',
}

/** Task forces stand on the page of the priority that they are; the others lead to where they are found. */
export function TaskForcesOf({ priority, found }: { priority: Key; found: TaskForces }) {
  const shown = priority === 'collaboration' ? found.items.slice(0, SHOWN) : []
  return (
    <Section
      id="task-forces"
      title="Task forces "
      count={shown.length > 0 ? count(found.total, 'task force') : undefined}
      aside={found.total > shown.length && shown.length > 0 ? <Link href="/task-forces">All {found.total}</Link> : null}
    >
      <p>{whyForces[priority]}</p>
      {shown.length > 0 ? <ForceList items={shown} /> : null}
      <p className="at-gap">
        <LinkButton variant="outline" href="/task-forces">
          Find a task force by ZIP code
        </LinkButton>
      </p>
    </Section>
  )
}

const requestsOf: Record<Key, readonly RequestKind[]> = {
  collaboration: ['training', 'prosecution-training'],
  integration: ['training', 'other-help'],
  'grantee-capacity': ['coaching', 'training'],
}

const whatOf: Record<RequestKind, string> = {
  training: sayRequest('trainingWhat'),
  'prosecution-training': sayRequest('prosecutionWhat'),
  coaching: sayRequest('coachingWhat'),
  'other-help': sayRequest('helpWhat'),
}

/** What can be asked for that belongs to the priority. */
export function RequestsOf({ priority }: { priority: Key }) {
  return (
    <Section id="requests" title="Ask for it" aside={<Link href="/requests">All that can be asked for</Link>}>
      <List>
        {requestsOf[priority].map((kind) => (
          <Item key={kind} title={kindLabels[kind].en} href={`/requests/new?kind=${kind}`}>
            {whatOf[kind]}
          </Item>
        ))}
      </List>
    </Section>
  )
}
