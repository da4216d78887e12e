/**
 * What must hold between the fields of an object. A check of the library is asked only once every field is right, so that a form
 * refuses twice; these are asked of whatever fields are right, and one answer names all that is wrong. Small: every form has it.
 */
import * as z from 'zod/mini'
import type { FieldProblem } from './errors'

type Said = FieldProblem | readonly FieldProblem[] | null | undefined | false
type Path = readonly PropertyKey[]
type Parsed = { issues?: { continue?: boolean | undefined }[] }

const isThing = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

/** A list in place of an object was refused as what it is, and has no fields to ask about. */
const isAsked = (payload: { value: unknown }): boolean => isThing(payload) && !Array.isArray(payload.value)

/**
 * Asks each question by itself: one that looks at a refused field says nothing, since what it would say follows from no value.
 * Fields are named as `field` or `list.0.field`.
 */
export function whole<T extends object>(questions: (value: T) => readonly (() => Said)[]): z.core.$ZodCheck<T> {
  const check = z.check<T>(
    ({ value, issues }) => {
      const seen = onlyRight(
        value,
        issues.map(({ path = [] }) => path),
      )
      for (const question of ifRight(() => questions(seen)) ?? [])
        for (const { field, message } of [ifRight(question) || []].flat())
          issues.push({ code: 'custom', input: value, path: pathOf(field), message, continue: true })
    },
    { when: isAsked },
  )
  // Some refusals of the library (a half where a number is whole, a text that is no day) stop every check after them.
  check._zod.onattach.push(({ _zod: inner }) => {
    inner.deferred ??= []
    inner.deferred.push(() => {
      const { parse } = inner
      inner.parse = (payload, ctx) => {
        const parsed = parse(payload, ctx)
        for (const issue of (parsed as Parsed).issues ?? []) issue.continue ||= undefined
        return parsed
      }
    })
  })
  return check
}

/** One question: what does not hold is refused at that field, or of the whole where the path is empty. */
export const holds = <T extends object>(
  question: (value: T) => boolean,
  { path, message }: { path: readonly (string | number)[]; message: string },
): z.core.$ZodCheck<T> => whole<T>((value) => [() => !question(value) && { field: path.join('.'), message }])

/** Whether a check is asked beside others that refused. */
export const isAskedAnyway = (check: z.core.$ZodCheck<never>): boolean => check._zod.def.when === isAsked

const pathOf = (field: string) =>
  field
    .split('.')
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Thrown where a refused field is looked at. */
const REFUSED = {}

function ifRight<R>(ask: () => R): R | null {
  try {
    return ask()
  } catch (error) {
    if (error !== REFUSED) throw error
    return null
  }
}

/** The same to look at, but for its refused fields: whoever looks at one of those goes no further. */
function onlyRight<T extends object>(value: T, refused: readonly Path[]): T {
  if (!refused[0]) return value
  return new Proxy(value, {
    get(target, key) {
      const below = refused.flatMap(([first, ...rest]) => (String(first) === String(key) ? [rest] : []))
      if (below.some(([next]) => next === undefined)) throw REFUSED
      const found = target[key as keyof T]
      return isThing({ value: found }) ? onlyRight(found as object, below) : found
    },
  })
}
