/** Expected failures: a closed set, mapped once per adapter to a sentence a person can act on. */

export type FailureKind =
  | 'not-found'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'not-now'
  | 'too-many'
  | 'signed-out'
  | 'too-large'
  | 'unreadable'
  | 'unavailable'

export type FieldProblem = { field: string; message: string }

export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** "Not visible" and "does not exist" give the same answer. */
export const notFound = (what = 'This') =>
  new DomainError('not-found', `${what} does not exist, or your role does not include it.`)
export const forbidden = (why = 'Your role does not include this.') => new DomainError('forbidden', why)
export const conflict = (message: string, facts?: Record<string, unknown>) =>
  new DomainError('conflict', message, [], facts)
export const notNow = (message: string, facts?: Record<string, unknown>) =>
  new DomainError('not-now', message, [], facts)
export const tooMany = (message: string, retryAfterSeconds: number) =>
  new DomainError('too-many', message, [], { retryAfterSeconds })
/** Something we depend on does not answer. What was being saved may or may not have been; the reason goes to the log. */
export const unavailable = (reason: string) =>
  new DomainError(
    'unavailable',
    'This cannot be answered at the moment. Please try again in a minute.',
    [],
    { retryAfterSeconds: 10 },
    { cause: new Error(reason) },
  )
/** The same for whatever was thrown. */
export const unavailableBecause = (error: unknown) =>
  error instanceof DomainError ? error : unavailable(error instanceof Error ? error.message : 'unknown')
export const signedOut = () => new DomainError('signed-out', 'Please sign in first.')

/** More than is taken, said before it is looked at. */
export const tooLarge = (field: string, message: string) => new DomainError('too-large', message, [{ field, message }])
/** What was sent is not whole, or not in the form that is asked for. */
export const unreadable = (message: string) => new DomainError('unreadable', message)

/** One field is wrong: what is wrong and what would be right. */
export const invalid = (field: string, message: string) => new DomainError('invalid', message, [{ field, message }])
export const invalidFields = (fields: readonly FieldProblem[]) =>
  new DomainError(
    'invalid',
    fields.length === 1 ? (fields[0]?.message ?? '') : `${fields.length} things to fix.`,
    fields,
  )
