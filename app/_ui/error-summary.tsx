'use client'

import { type MouseEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { capital, numberWord } from '@/lib/platform/words'

export type FormError = {
  /** The id of the field; nothing when the whole form is meant. */
  field?: string | undefined
  message: string
}

type ErrorSummaryProps = {
  errors: readonly FormError[]
  /** Counts the refusals (react-hook-form's `submitCount`): each new one takes the focus again, typing does not. */
  attempt?: number | undefined
  /** The last attempt was answered without naming a field: nothing of it is still to be shown here. */
  isAnswered?: boolean | undefined
}

/**
 * On top of a refused form. Takes the focus, links to each field and says the same words as the field. Where a draft that saves
 * itself is refused between two attempts, the focus stays where somebody types: what they type next would go nowhere.
 * With react-hook-form: `useForm({ shouldFocusError: false })`, or the first field takes the focus away again.
 */
export function ErrorSummary({ errors, attempt = 0, isAnswered = false }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const wrong = errors.length > 0
  const seen = useRef(0)
  const [sorted, setSorted] = useState(errors)
  // Where the fields stand is known once they do, and before anything of it is seen.
  useLayoutEffect(() => {
    if (box.current) setSorted(inOrderOf(namedBeside(box.current), errors))
  }, [errors])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt with the same errors takes the focus too
  useEffect(() => {
    if (wrong && attempt !== seen.current) box.current?.focus()
    if (wrong || isAnswered) seen.current = attempt
  }, [wrong, attempt, isAnswered])
  if (!wrong) return null
  return (
    <div ref={box} className="at-note at-note--error" role="alert" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>
        {errors.length === 1 ? 'One thing to fix' : `${capital(numberWord(errors.length))} things to fix`}
      </h2>
      <ul>
        {sorted.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field ? (
              <a href={`#${field}`} onClick={goToField}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Named = Pick<Element, 'id' | 'getAttribute'>
const isCalled = (name: string | undefined) => (each: Named) => each.id === name || each.getAttribute('name') === name
/** All that has a name in the same form: another form of the page may have fields of the same names. */
const namedBeside = (place: Element) => [
  ...(place.closest('form') ?? document).querySelectorAll<HTMLElement>('[id],[name]'),
]

/**
 * In the order in which the fields stand in the form, whatever the order in which they were looked at. What belongs to none of
 * them comes first, as it is about all of the form.
 */
export function inOrderOf(fields: readonly Named[], errors: readonly FormError[]): FormError[] {
  const place = ({ field }: FormError) => fields.findIndex(isCalled(field))
  return errors.toSorted((a, b) => place(a) - place(b))
}

/** A group of choices cannot take the focus itself: its first choice does. What stands outside the form is gone to as by any link. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const link = event.currentTarget
  const target = namedBeside(link).find(isCalled(link.hash.slice(1)))
  if (!target) return
  event.preventDefault()
  const control = target.matches('fieldset') ? target.querySelector<HTMLElement>('input') : target
  control?.focus()
  target.scrollIntoView({ block: 'center' })
}

type Nested = { message?: unknown; type?: unknown; [key: string]: unknown }

/** react-hook-form's nested errors as a flat list in the order of the form; ids are the registered names (`lines.0.hours`). */
export function listErrors(errors: object, path = ''): FormError[] {
  return Object.entries(errors as Record<string, Nested | undefined>).flatMap(([key, error]) => {
    if (!error || typeof error !== 'object' || key === 'ref') return []
    const field = path ? `${path}.${key}` : key
    if (typeof error.message !== 'string') return listErrors(error, field)
    return [{ ...(key === 'root' ? {} : { field }), message: error.message }]
  })
}
