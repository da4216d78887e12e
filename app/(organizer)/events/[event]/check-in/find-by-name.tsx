'use client'
import { useState } from 'react'
import type { DoorPerson } from '@/lib/attendance/shapes'
import { fold } from '@/lib/platform/fold'
import { count } from '@/lib/platform/words'
import { Section } from '../../../../_ui/arrange'
import { Button } from '../../../../_ui/button'
import { TextField } from '../../../../_ui/form'
import { Status } from '../../../../_ui/status'
import { timeAt } from './answer-note'
import type { InRoom } from './door-state'

type Props = {
  people: readonly DoorPerson[]
  room: ReadonlyMap<string, InRoom>
  zone: string
  out: boolean
  onMark: (personId: string) => void
}

const SHOWN = 30

/** Everybody who is expected, by name; a tap marks them. */
export function FindByName({ people, room, zone, out, onMark }: Props) {
  const [typed, type] = useState('')
  const wanted = fold(typed)
  const found = people.filter(({ name, agencyName }) => fold(`${name} ${agencyName ?? ''}`).includes(wanted))
  return (
    <Section id="people" title="Find by name">
      <TextField
        label="Name or agency"
        name="who"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <p className="at-small at-soft" role="status">
        {found.length > SHOWN
          ? `${SHOWN} of ${count(found.length, 'person', 'people')}; type more of the name`
          : count(found.length, 'person', 'people')}
      </p>
      <ul className="at-scans">
        {found.slice(0, SHOWN).map((person) => {
          const { isIn = false, last = null } = room.get(person.id) ?? {}
          return (
            <li key={person.id}>
              <span>
                <b>{person.name}</b>
                <span className="at-sub">
                  {[person.agencyName, person.walkIn ? 'walk-in' : null, person.hasPlace ? null : 'without a place']
                    .filter(Boolean)
                    .join(', ')}
                </span>
                {isIn && last ? <Status state="met">{`In at ${timeAt(last.at, zone)}`}</Status> : null}
                {!isIn && last?.kind === 'out' ? (
                  <Status state="off">{`Left at ${timeAt(last.at, zone)}`}</Status>
                ) : null}
              </span>
              {isIn === out ? (
                <Button small variant={out ? 'outline' : 'filled'} onClick={() => onMark(person.id)}>
                  {out ? 'Leaves' : 'Check in'}
                  <span className="at-hide">{`: ${person.name}`}</span>
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
