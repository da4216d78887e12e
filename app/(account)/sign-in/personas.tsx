'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../_client/api'
import { Button } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { Problem } from '../../_ui/note'

type PersonasProps = { onChoose: (email: string) => Promise<string | null>; outbox: boolean }

/** The invented people of the demonstration world. */
export function Personas({ onChoose, outbox }: PersonasProps) {
  const { data } = useQuery(api.identity.listPersonas.queryOptions())
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <section className="at-card" aria-labelledby="personas-h">
      <h2 id="personas-h">Demonstration</h2>
      <p className="at-small">
        {outbox ? 'Your code is in the ' : 'These people are invented. Messages to them go to the '}
        <Link href="/outbox">outbox</Link>.
      </p>
      {refusal ? <Problem title="That did not work">{refusal}</Problem> : null}
      <ul className="at-plain at-stack at-gap">
        {data?.items.map((persona) => (
          <li key={persona.email} className="at-pair">
            <span>
              <b>{persona.name}</b>
              <span className="at-sub">{persona.what}</span>
            </span>
            <Button variant="outline" small onClick={async () => setRefusal(await onChoose(persona.email))}>
              Sign in<span className="at-hide"> as {persona.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
