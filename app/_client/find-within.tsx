'use client'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../_ui/button'
import { TextField } from '../_ui/form'

type FindProps = {
  label: string
  hint: string
  name: string
  error?: string | undefined
  button?: string
  /** What was found, for what was typed. */
  children: (search: string) => ReactNode
}

/** Finds something to choose within a form: Enter searches and does not send it. */
export function FindWithin({ label, hint, name, error, button = 'Find it', children }: FindProps) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setSearch(typed.trim())
  }
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        name={name}
        maxLength={120}
        autoComplete="off"
        error={error}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onEnter}
      />
      <p className="at-gap">
        <Button variant="outline" onClick={() => setSearch(typed.trim())}>
          {button}
        </Button>
      </p>
      {search ? children(search) : null}
    </>
  )
}

type MatchesProps<Item> = {
  /** "8 of 12 people found; type more of the name" */
  status: string
  label: string
  items: readonly Item[]
  /** What each is called, what tells it from others, and its name in full for who hears the button alone. */
  told: (item: Item) => { id: string; name: string; about: string; inFull?: string }
  chosen: readonly string[]
  verb?: string
  chosenWord?: string
  onChosen: (item: Item) => void
}

export function Matches<Item>({ status, label, items, told, chosen, onChosen, ...words }: MatchesProps<Item>) {
  const { verb = 'Choose', chosenWord = 'Chosen' } = words
  const [just, setJust] = useState<string | null>(null)
  return (
    <>
      <p className="at-soft" role="status">
        {status}
      </p>
      <ul className="at-list" aria-label={label}>
        {items.map((item) => {
          const { id, name, about, inFull = name } = told(item)
          return (
            <li key={id} className="at-row at-row--between">
              <span>
                {name} <small>{about}</small>
              </span>
              {chosen.includes(id) ? (
                <Done focused={id === just}>{chosenWord}</Done>
              ) : (
                <Button
                  small
                  variant="outline"
                  onClick={() => {
                    setJust(id)
                    onChosen(item)
                  }}
                >
                  {verb}
                  <span className="at-hide"> {inFull}</span>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Takes the place of the button that was pressed, and its focus: the next one is a key away. */
function Done({ focused, children }: { focused: boolean; children: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (focused) place.current?.focus()
  }, [focused])
  return (
    <span ref={place} tabIndex={-1} className="at-soft">
      {children}
    </span>
  )
}
