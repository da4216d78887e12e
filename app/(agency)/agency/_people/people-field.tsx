'use client'
import { LeaveOut } from '@/app/_client/leave-out'
import { HintAndError } from '@/app/_ui/form'
import { names } from '@/app/_ui/names'
import { count } from '@/lib/platform/words'
import { FindPeople, type Person } from './find-people'

type Props = {
  agencyId: string
  /** Also the id; the error summary links to it. */
  name: string
  people: readonly Person[]
  most: number
  /** Who need not be found any more. */
  chosen?: readonly string[]
  error?: string | undefined
  /** What else there is to do where as many are chosen as may be. */
  whenFull: string
  /** What those who are chosen are, and what undoes it for one of them. */
  chosenWords?: string
  dropWords?: string
  onChange: (people: Person[]) => void
}

/** Those who are chosen by name, and how to find more. */
export function PeopleField({
  agencyId,
  name,
  people,
  most,
  chosen = [],
  error,
  whenFull,
  chosenWords = 'Chosen',
  dropWords = 'Leave out',
  onChange,
}: Props) {
  const isFull = people.length >= most
  return (
    <fieldset id={name} tabIndex={-1} className={names('usa-fieldset', error && 'usa-form-group--error')}>
      <legend className="usa-legend">
        {`${chosenWords}: `}
        <span role="status">{people.length === 0 ? 'nobody yet' : count(people.length, 'person', 'people')}</span>
      </legend>
      <HintAndError id={name} error={error} />
      {people.length > 0 ? (
        <ul className="at-list" aria-label={chosenWords}>
          {people.map((person) => (
            <li key={person.personId} className="at-row at-row--between">
              <span>{person.name}</span>
              <LeaveOut small onLeave={() => onChange(people.filter(({ personId }) => personId !== person.personId))}>
                {dropWords}
                <span className="at-hide"> {person.name}</span>
              </LeaveOut>
            </li>
          ))}
        </ul>
      ) : null}
      {isFull ? (
        <p>{`These are ${most}, as many as can be chosen. ${whenFull}`}</p>
      ) : (
        <FindPeople
          agencyId={agencyId}
          chosen={[...chosen, ...people.map(({ personId }) => personId)]}
          onFound={(person) => onChange([...people, person])}
        />
      )}
    </fieldset>
  )
}
