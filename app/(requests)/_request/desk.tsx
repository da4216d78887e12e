'use client'
import { useState } from 'react'
import type { Request } from '@/lib/requests/shapes'
import { useSaid } from '../../_client/said'
import { Button } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import { Assign } from './assign'
import type { Texts } from './messages'
import { NextSteps } from './next-steps'
import { NoteForm } from './note-form'

/** What an officer of the kind does about a request: who looks after it, the next step, notes that stay inside. */
export function Desk({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const [seen, setSeen] = useState(request.version)
  const [said, setSaid] = useSaid()
  const overtaken = seen !== request.version
  const done = (words: string) => (result: { version: string }) => {
    setSeen(result.version)
    setSaid(words)
  }
  return (
    <Card id="desk" title={say('desk')} className="at-stack">
      {said && !overtaken ? <Note key={said + seen} kind="good" title={said} level={3} live /> : null}
      {overtaken ? <Overtaken onSeen={() => setSeen(request.version)} /> : null}
      <Lacking lacks={request.lacks} />
      <div hidden={overtaken}>
        <div className="at-stack">
          {request.may.assign && !request.officerName ? <p className="at-small">{say('firstTakes')}</p> : null}
          <NextSteps key={request.state} request={request} onDone={done(say('done'))} />
          <Assign request={request} onDone={done(say('saved'))} />
        </div>
      </div>
      <NoteForm requestId={request.requestId} />
    </Card>
  )
}

/** Somebody changed it while it was being read: the page shows it as it is now, and the decision waits for another look. */
function Overtaken({ onSeen }: { onSeen: () => void }) {
  const say = useWords<Texts>()
  return (
    <Note kind="caution" title={say('changedMeanwhile')} level={3} live>
      <p>{say('lookAgain')}</p>
      <p>
        <Button small variant="outline" onClick={onSeen}>
          {say('looked')}
        </Button>
      </p>
    </Note>
  )
}

function Lacking({ lacks }: { lacks: readonly string[] }) {
  const say = useWords<Texts>()
  if (lacks.length === 0) return null
  return (
    <Note kind="caution" title={say('lacks')} level={3}>
      <ul>
        {lacks.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Note>
  )
}
