/**
 * What must hold between the fields of an object. A check of the library is asked only once every field is right, so that a form
 * refuses twice; these are asked of whatever fields are right, and one answer names all that is wrong.
 */
import * as z from 'zod/mini'
import type { FieldProblem } from './errors'

type Said = FieldProblem | readonly FieldProblem[] | null | undefined | false
type Questions = readonly (() => Said)[]
type Path = readonly PropertyKey[]

const isThing = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

/**
 * Asks each question by itself: one that looks at a refused field says nothing, since what it would say follows from no value.
 * Fields are named as `field` or `list.0.field`.
 */
export function whole<T extends object>(questions: (value: T) => Questions): z.core.$ZodCheck<T> {
  const check = z.check<T>(
    ({ value, issues }) => {
      const seen = onlyRight(
        value,
        issues.map(({ path = [] }) => path),
      )
      for (const ask of ifRight(() => questions(seen)) ?? [])
        for (const { field, message } of [ifRight(ask) || []].flat())
          issues.push({ code: 'custom', input: value, path: pathOf(field), message, continue: true })
    },
    { when: isThing },
  )
  check._zod.onattach.push(goOn)
  return check
}

/** One question: what does not hold is refused at that field, or of the whole where the path is empty. */
export const holds = <T extends object>(
  question: (value: T) => boolean,
  { path, message }: { path: readonly (string | number)[]; message: string },
): z.core.$ZodCheck<T> => whole<T>((value) => [() => !question(value) && { field: path.join('.'), message }])

/** Whether a check is asked beside others that refused. */
export const isAskedAnyway = (check: z.core.$ZodCheck<never>): boolean => check._zod.def.when === isThing

const pathOf = (field: string) =>
  field === '' ? [] : field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

const NOT_RIGHT = new Error('This field was refused.')

function ifRight<R>(ask: () => R): R | null {
  try {
    return ask()
  } catch (error) {
    if (error === NOT_RIGHT) return null
    throw error
  }
}

/** The same to look at, but for its refused fields: whoever looks at one of those goes no further. */
function onlyRight<T extends object>(value: T, refused: readonly Path[]): T {
  if (refused.length === 0) return value
  return new Proxy(value, {
    get(target, key) {
      const below = refused.filter(([first]) => String(first) === String(key))
      if (below.some(({ length }) => length === 1)) throw NOT_RIGHT
      const found: unknown = Reflect.get(target, key)
      return below.length > 0 && isThing({ value: found })
        ? onlyRight(
            found as object,
            below.map((path) => path.slice(1)),
          )
        : found
    },
  })
}

/** Some refusals of the library (a half where a whole number is asked for, a text that is no day) stop every check after them. */
function goOn(schema: z.core.$ZodType): void {
  const inner = schema._zod
  inner.deferred ??= []
  inner.deferred.push(() => {
    const { parse } = inner
    inner.parse = (payload, ctx) => {
      const parsed = parse(payload, ctx)
      return parsed instanceof Promise ? parsed.then(softened) : softened(parsed)
    }
  })
}

function softened(parsed: z.core.ParsePayload): z.core.ParsePayload {
  const issues: { continue?: boolean | undefined }[] = parsed.issues
  for (const issue of issues) if (issue.continue === false) issue.continue = undefined
  return parsed
}
