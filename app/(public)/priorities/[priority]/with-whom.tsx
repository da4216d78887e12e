import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import type { priorityKeys } from '@/lib/catalog/keys'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import type { RequestKind } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import type { TaskForces } from '@/lib/task-forces/shapes'
import { frontDoor } from '../../requests/messages'
import { ForceList } from '../../task-forces/force-list'
import { withWhom } from '../messages'

type Key = (typeof priorityKeys)[number]

const SHOWN = 5
const say = inWords(withWhom, USUAL_LOCALE)
const sayRequest = inWords(frontDoor, USUAL_LOCALE)

const whyForces: Record<Key, string> = {
  collaboration: say('collaboration'),
  integration: say('integration'),
  'grantee-capacity': say('capacity'),
}

/** Task forces stand on the page of the priority that they are; the others lead to where they are found. */
export function TaskForcesOf({ priority, found }: { priority: Key; found: TaskForces }) {
  const shown = priority === 'collaboration' ? found.items.slice(0, SHOWN) : []
  const all = say('allForces', { n: found.total })
  return (
    <Section
      id="task-forces"
      title={say('forces')}
      aside={shown.length > 0 && found.total > SHOWN ? <Link href="/task-forces">{all}</Link> : null}
    >
      <p>{whyForces[priority]}</p>
      {shown.length > 0 ? <ForceList items={shown} /> : null}
      <p className="at-gap">
        <LinkButton variant="outline" href="/task-forces">
          {say('findForce')}
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
    <Section id="requests" title={say('ask')} aside={<Link href="/requests">{say('allRequests')}</Link>}>
      <List>
        {requestsOf[priority].map((kind) => (
          <Item key={kind} title={kindLabels[kind][USUAL_LOCALE]} href={`/requests/new?kind=${kind}`}>
            {whatOf[kind]}
          </Item>
        ))}
      </List>
    </Section>
  )
}
