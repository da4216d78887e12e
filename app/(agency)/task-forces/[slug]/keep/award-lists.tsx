'use client'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useSaid } from '@/app/_client/said'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { count } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'

type List = KeptTaskForce['imports'][number]

/** The lists that were taken over, and the way back from each. */
export function AwardLists({ force: { imports } }: { force: KeptTaskForce }) {
  const [done, setDone] = useSaid()
  if (imports.length === 0) return null
  return (
    <details className="at-gap" open={done !== null || undefined}>
      <summary>{count(imports.length, 'list')} taken over</summary>
      {done ? <Note kind="good" title={done} level={3} live /> : null}
      <ul>
        {imports.map((list) => (
          <li key={list.importId}>
            {list.fileName}, {longDay(dayHere(list.importedAt))}: {list.added} added, {list.changed} changed
            {list.takenBackAt ? `; taken back on ${longDay(dayHere(list.takenBackAt))}` : ''}
            {list.mayTakeBack ? <TakeBack list={list} onDone={setDone} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function TakeBack({ list: { importId, fileName }, onDone }: { list: List; onDone: (words: string) => void }) {
  const [sure, setSure] = useState(false)
  const back = useCommand(api.taskForces.takeBackAwards, {
    onDone: ({ removed, restored, kept }) =>
      onDone(
        `${fileName} is taken back: ${removed} removed, ${restored} as before${kept.length > 0 ? `; changed since, and kept: ${kept.join(', ')}` : ''}`,
      ),
  })
  if (!sure)
    return (
      <p>
        <Button small variant="outline" onClick={() => setSure(true)}>
          Take it back<span className="at-hide">: {fileName}</span>
        </Button>
      </p>
    )
  return (
    <div>
      <ProblemNote problem={back.problem} />
      <p>What it added goes, and what it changed is as it was before.</p>
      <p className="at-row">
        <Button small autoFocus busy={back.pending} onClick={() => back.run({ importId })}>
          Take it back now
        </Button>
        <Button small variant="outline" onClick={() => setSure(false)}>
          Keep it
        </Button>
      </p>
    </div>
  )
}
