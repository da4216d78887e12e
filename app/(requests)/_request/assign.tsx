'use client'
import { type FormEvent, useState } from 'react'
import type { Request, RequestResult } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { SelectField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type Props = { request: Request; onDone: (result: RequestResult) => void }

/** Which officer of the kind looks after it. */
export function Assign({ request, onDone }: Props) {
  const say = useWords<Texts>()
  const { requestId, version, officers, may } = request
  const [chosen, setChosen] = useState<string | null>(null)
  const officerId = chosen ?? officers?.find(({ assigned }) => assigned)?.personId ?? ''
  const assign = useCommand(api.requests.assignRequest, {
    onDone: (result) => {
      setChosen(null)
      onDone(result)
    },
  })
  if (!may.assign || !officers) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    assign.run({ requestId, madeFrom: version, officerId: officerId || null })
  }
  return (
    <form onSubmit={send}>
      <ProblemNote problem={assign.problem} />
      <div className="at-row at-row--end">
        <SelectField
          label={say('assign')}
          name="officer"
          value={officerId}
          onChange={(event) => setChosen(event.target.value)}
          empty={say('nobody')}
          options={officers.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <Button type="submit" variant="outline" busy={assign.pending}>
          {say('assignIt')}
        </Button>
      </div>
    </form>
  )
}
