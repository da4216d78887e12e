'use client'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../_client/api'
import { Button } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { Loading } from '../../_ui/loading'
import { Problem } from '../../_ui/note'
import { rich } from '../../_ui/rich'
import { useWords } from '../../_ui/words'
import type { signInPage } from './messages'

const hidden = (chunks: ReactNode) => <span className="at-hide">{chunks}</span>

type PersonasProps = { onChoose: (email: string) => Promise<string | null>; outbox: boolean }

/** The invented people of the demonstration world. */
export function Personas({ onChoose, outbox }: PersonasProps) {
  const { data } = useQuery(api.identity.listPersonas.queryOptions())
  const say = useWords<typeof signInPage>()
  const link = (chunks: ReactNode) => (
    <Link href="/outbox" hrefLang="en">
      {chunks}
    </Link>
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <section className="at-card" aria-labelledby="personas-h">
      <h2 id="personas-h">{say('demonstration')}</h2>
      <p className="at-small">{rich(say.rich(outbox ? 'codeInOutbox' : 'invented', { outbox: link }))}</p>
      {refusal ? <Problem title={say('didNotWork')}>{refusal}</Problem> : null}
      {data ? (
        <ul className="at-plain at-stack at-gap">
          {data.items.map((persona) => (
            <li key={persona.email} className="at-pair">
              <span>
                <b>{persona.name}</b>
                <span className="at-sub" lang="en">
                  {persona.what}
                </span>
              </span>
              <Button variant="outline" small onClick={async () => setRefusal(await onChoose(persona.email))}>
                {rich(say.rich('asPersona', { name: persona.name, hidden }))}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Loading lines={12} />
      )}
    </section>
  )
}
