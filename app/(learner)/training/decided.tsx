'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Section } from '@/app/_ui/arrange'
import { Told } from '@/app/(agency)/agency/reliefs/relief-item'
import { reliefNames } from '@/lib/requirements/explained/relief-words'

/** What coordinators decided for the person alone: what was lifted, moved or halted, by whom and why. */
export function Decided() {
  const { data } = useQuery(api.requirements.listMyReliefs.queryOptions())
  if (!data || data.items.length === 0) return null
  return (
    <Section id="decided" title="What was decided for you">
      <ul className="at-plain at-stack">
        {data.items.map((item) => (
          <li key={item.reliefId} className="at-card">
            <h3>
              {reliefNames[item.kind]}
              {item.requirementName ? ` of “${item.requirementName}”` : ''}, {item.agencyName}
            </h3>
            <Told item={item} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
