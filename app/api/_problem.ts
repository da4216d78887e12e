/** Failures in the words of the API: problem details (RFC 9457) with a sentence a person can act on. */
import { ORPCError, ValidationError } from '@orpc/server'
import * as z from 'zod/mini'
import { searchRefusals } from '@/lib/events/messages'
import { fieldRefusals } from '@/lib/identity/messages'
import { DomainError, type FailureKind, type FieldProblem, unavailable } from '@/lib/platform/errors'
import '@/lib/platform/refusals'
import { inWords } from '@/lib/platform/in-words'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { log } from '@/lib/platform/log'
import { refusals } from '@/lib/platform/messages'
import { sentencesIn } from '@/lib/platform/say'
import { failures, titles } from './_messages'

export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type Problem = z.infer<typeof problemShape> & Record<string, unknown>

const STATUS: Record<FailureKind, number> = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'not-now': 409,
  'too-many': 429,
  'too-large': 413,
  unreadable: 400,
  unavailable: 503,
}

/** For whom: what finds the request again, and the language of whoever reads. */
type For = { requestId: string; locale: Locale }

/** Any failure as a problem. What we did not expect goes to the log under the request's number, never to the caller. */
export function problemOf(error: unknown, requestId: string, locale: Locale = USUAL_LOCALE): Problem {
  const whom = { requestId, locale }
  const say = inWords(failures, locale)
  if (error instanceof DomainError) {
    if (error.kind === 'unavailable') log().error({ requestId, err: error }, 'Something we depend on does not answer')
    return domainProblem(error, whom)
  }
  const database = databaseProblem(error, locale)
  if (database) {
    log().warn({ requestId, err: error }, 'The database refused a value')
    return domainProblem(database, whom)
  }
  const fields = inputProblems(error, locale)
  if (fields) {
    const detail = fields.length === 1 ? (fields[0]?.message ?? '') : say('things', { count: fields.length })
    return domainProblem(new DomainError('invalid', detail, fields), whom)
  }
  if (error instanceof SyntaxError) return problem('invalid', 400, say('noJson'), whom)
  if (error instanceof ORPCError && error.status < 500)
    return problem(kindOfStatus(error.status), error.status, shortDetail(error), whom)
  log().error({ requestId, err: error }, 'A request failed')
  return {
    type: 'urn:attest:problem:unexpected',
    title: say('ours'),
    status: 500,
    detail: say('unexpected', { request: requestId }),
    requestId,
    errors: [],
  }
}

/** What the database says of a value (class 22), of somebody in the way (40), or of time running out (57014). */
function databaseProblem(error: unknown, locale: Locale): DomainError | null {
  const say = inWords(failures, locale)
  const code = databaseCode(error)
  if (code?.startsWith('22')) return new DomainError('invalid', say('unreadable'))
  if (code?.startsWith('40')) return new DomainError('conflict', say('sameMoment'))
  if (code === '57014') return unavailable('A statement took too long.')
  return null
}

function databaseCode(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if (each.name === 'PostgresError') return (each as Error & { code?: string }).code
  return undefined
}

function domainProblem(error: DomainError, whom: For): Problem {
  // Whatever is not there is said in one way, wherever it is thrown.
  const detail = error.kind === 'unavailable' ? inWords(failures, whom.locale)('unavailable') : error.message
  return { ...error.facts, ...problem(error.kind, STATUS[error.kind], detail, whom, error.fields) }
}

function problem(
  kind: FailureKind,
  status: number,
  detail: string,
  { requestId, locale }: For,
  errors: readonly FieldProblem[] = [],
): Problem {
  const title = inWords(titles, locale)(kind)
  return { type: `urn:attest:problem:${kind}`, title, status, detail, requestId, errors: [...errors] }
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
function inputProblems(error: unknown, locale: Locale): FieldProblem[] | null {
  const said = sentencesIn(locale, refusals, fieldRefusals, searchRefusals)
  const fieldProblem = ({ path, message }: Issue): FieldProblem => ({
    field: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: said[message] ?? message,
  })
  if (error instanceof z.core.$ZodError) return error.issues.map(fieldProblem)
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
    return error.cause.issues.map(fieldProblem)
  return null
}
