'use client'
/** The agencies somebody serves, and the way out of each. */
import { useState } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Note } from '../../_ui/note'

type Agency = Me['serves'][number]

export function Serves({ serves }: { serves: Me['serves'] }) {
  const said = serves.filter((each) => each.joined)
  if (said.length === 0)
    return (
      <p className="at-soft">
        {serves.length > 0
          ? 'No agency that you have said yes to.'
          : 'No agency now. Your record is yours all the same.'}
      </p>
    )
  return (
    <ul className="at-plain at-stack">
      {said.map((each) => (
        <li key={each.agencyId}>
          <b>{each.name}</b>
          {each.position ? <span className="at-sub">{each.position}</span> : null}
          <Leave agency={each} />
        </li>
      ))}
    </ul>
  )
}

function Leave({ agency: { agencyId, name } }: { agency: Agency }) {
  const [sure, setSure] = useState(false)
  const leave = useCommand(api.roster.answerService)
  if (!sure)
    return (
      <Button variant="link" onClick={() => setSure(true)}>
        Leave<span className="at-hide">: {name}</span>
      </Button>
    )
  return (
    <Note kind="caution" title={`Leave ${name}?`} level={3} live className="at-gap">
      <ProblemNote problem={leave.problem} />
      <p>
        From today on you serve there no longer, and the duties you hold there end. The agency keeps what you earned
        while you served, and sees nothing that comes after. To come back, it has to ask you.
      </p>
      <p className="at-row">
        <Button small autoFocus busy={leave.pending} onClick={() => leave.run({ agencyId, serves: false })}>
          Leave it
        </Button>
        <Button small variant="outline" onClick={() => setSure(false)}>
          Stay
        </Button>
      </p>
    </Note>
  )
}
