'use client'
import { longDay } from '@/lib/platform/words-of-time'
import { isTraining } from '@/lib/requests/kinds'
import type { Request } from '@/lib/requests/shapes'
import { Section, Split } from '../../_ui/arrange'
import { Card } from '../../_ui/card'
import { Meta } from '../../_ui/list'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import { Owed } from '../_lists/owed'
import { StateStatus } from '../_lists/state-status'
import { Pays } from '../_parts/pays'
import { AskedFacts } from './asked-facts'
import { Came } from './came'
import { Checklist } from './checklist'
import { CoachingPlan } from './coaching-plan'
import { Desk } from './desk'
import { EventCard } from './event-card'
import type { Texts } from './messages'
import { asksFor } from './reader'
import { WithdrawRequest } from './take-back'
import { Thread } from './thread'

const worksOnIt = ({ may }: Request) => may.note

/** Read from top to bottom: where it stands, what was asked, the plan, what was written; then what is to be decided. */
export function RequestView({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const { kind, plan, coaching, event, rules, may, summary } = request
  return (
    <>
      <Standing request={request} />
      <Split kind="side">
        <div className="at-stack">
          {summary ? (
            <Note kind="good" title={say('summary')}>
              <p className="at-written">{summary}</p>
            </Note>
          ) : null}
          {worksOnIt(request) ? <Desk request={request} /> : null}
          <Came request={request} />
          <Section id="asked" title={say('asked')}>
            <AskedFacts request={request} />
          </Section>
          {plan ? <Checklist request={request} plan={plan} /> : null}
          {coaching ? <CoachingPlan request={request} coaching={coaching} /> : null}
          <Thread request={request} />
        </div>
        <aside className="at-stack">
          {event ? <EventCard event={event} /> : null}
          {isTraining(kind) ? (
            <Card id="pays" title={say('paysTitle')}>
              <Pays rules={rules} say={say} asOther={!asksFor(request)} />
            </Card>
          ) : null}
          {may.withdraw ? <WithdrawRequest request={request} /> : null}
        </aside>
      </Split>
    </>
  )
}

/** In one sentence for whoever asked; officers see besides what is owed. */
function Standing({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const { state, stands, sentOn, officerName, age, own, requesterName } = request
  const works = worksOnIt(request)
  return (
    <Note title={say(asksFor(request) ? 'standing' : 'forRequester')}>
      <p>{stands}</p>
      <Meta
        items={[
          <StateStatus key="state" state={state} locale={say.locale} />,
          works ? <Owed key="owed" age={age} state={state} say={say} /> : null,
          sentOn ? say('sentOn', { day: longDay(sentOn, say.locale) }) : null,
          own ? null : say('askedBy', { name: requesterName }),
          officerName ? say('lookedAfter', { name: officerName }) : say('noOfficer'),
        ]}
      />
    </Note>
  )
}
