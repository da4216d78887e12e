/** Failures in the words of the API: problem details (RFC 9457) with a sentence a person can act on. */
import { ORPCError, ValidationError } from '@orpc/server'
import * as z from 'zod/mini'
import { DomainError, type FailureKind, type FieldProblem, unavailable } from '@/lib/platform/errors'
import '@/lib/platform/refusals'
import { log } from '@/lib/platform/log'

export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type Problem = z.infer<typeof problemShape> & Record<string, unknown>

const KINDS: Record<FailureKind, { status: number; title: string }> = {
  'signed-out': { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'Not yours to do' },
  'not-found': { status: 404, title: 'Not here' },
  conflict: { status: 409, title: 'This changed meanwhile' },
  invalid: { status: 422, title: 'Something to fix' },
  'not-now': { status: 409, title: 'Not possible now' },
  'too-many': { status: 429, title: 'Too many tries' },
  'too-large': { status: 413, title: 'Too large' },
  unreadable: { status: 400, title: 'Not to be read' },
  unavailable: { status: 503, title: 'Not to be reached' },
}

/** Any failure as a problem. What we did not expect goes to the log under the request's number, never to the caller. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    if (error.kind === 'unavailable') log().error({ requestId, err: error }, 'Something we depend on does not answer')
    return domainProblem(error, requestId)
  }
  const database = databaseProblem(error)
  if (database) {
    log().warn({ requestId, err: error }, 'The database refused a value')
    return domainProblem(database, requestId)
  }
  const fields = inputProblems(error)
  if (fields)
    return domainProblem(
      new DomainError(
        'invalid',
        fields.length === 1 ? (fields[0]?.message ?? '') : `${fields.length} things to fix.`,
        fields,
      ),
      requestId,
    )
  if (error instanceof SyntaxError) return problem('invalid', 400, 'The body is not valid JSON.', requestId, [])
  if (error instanceof ORPCError && error.status < 500) {
    return problem(kindOfStatus(error.status), error.status, shortDetail(error), requestId, [])
  }
  log().error({ requestId, err: error }, 'A request failed')
  return {
    type: 'urn:attest:problem:unexpected',
    title: 'This is our fault',
    status: 500,
    detail: `This went wrong on our side. Please try again in a minute. This number finds the case: ${requestId}`,
    requestId,
    errors: [],
  }
}

/** What the database says of a value (class 22), of somebody in the way (40), or of time running out (57014). */
function databaseProblem(error: unknown): DomainError | null {
  const code = databaseCode(error)
  if (code?.startsWith('22')) return new DomainError('invalid', 'Something in this cannot be read. Please check it.')
  if (code?.startsWith('40'))
    return new DomainError('conflict', 'Somebody changed the same at the same moment. Please try again.')
  if (code === '57014') return unavailable('A statement took too long.')
  return null
}

function databaseCode(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if (each.name === 'PostgresError') return (each as Error & { code?: string }).code
  return undefined
}

function domainProblem(error: DomainError, requestId: string): Problem {
  return {
    ...error.facts,
    ...problem(error.kind, KINDS[error.kind].status, error.message, requestId, [...error.fields]),
  }
}

function problem(
  kind: FailureKind,
  status: number,
  detail: string,
  requestId: string,
  errors: FieldProblem[],
): Problem {
  return { type: `urn:attest:problem:${kind}`, title: KINDS[kind].title, status, detail, requestId, errors }
}

const kindOfStatus = (status: number): FailureKind =>
  status === 404
    ? 'not-found'
    : status === 401
      ? 'signed-out'
      : status === 403
        ? 'forbidden'
        : status === 429
          ? 'too-many'
          : 'invalid'

function shortDetail(error: ORPCError<string, unknown>): string {
  if (error.status === 413) return 'That is too large to send. Send less, or a smaller file.'
  if (error.status === 404) return 'This address is not part of the API. The list is at /developers.'
  return error.message
}

type Issue = { path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined; message: string }

/** What a schema found wrong with the input, by field; nothing when the failure is another. */
function inputProblems(error: unknown): FieldProblem[] | null {
  if (error instanceof z.core.$ZodError) return error.issues.map(fieldProblem)
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
    return error.cause.issues.map(fieldProblem)
  return null
}

const fieldProblem = ({ path, message }: Issue): FieldProblem => ({
  field: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  message,
})
