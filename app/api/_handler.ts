/** The one API, for both servers that mount it: the production front and Next in development. */
import { OpenAPIHandler as FetchHandler } from '@orpc/openapi/fetch'
import { StandardOpenAPICodec, StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import {
  StandardBracketNotationSerializer,
  StandardOpenAPIJsonSerializer,
  StandardOpenAPISerializer,
} from '@orpc/openapi-client/standard'
import { ORPCError } from '@orpc/server'
import { BodyLimitPlugin as FetchLimit } from '@orpc/server/fetch'
import { StandardHandler } from '@orpc/server/standard'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import type { ApiContext, OperationFacts } from './_operation'
import { router } from './_operations/router'
import { type Problem, problemOf } from './_problem'

export const API_PREFIX = '/api/v1'
/** Rosters of 10,000 people fit; larger files are refused before they are read. */
export const LARGEST_BODY = 8 * 1024 * 1024

const isProblem = (data: unknown): data is Problem => typeof data === 'object' && data !== null && 'requestId' in data

/** Turns a failure into an error that carries its problem. */
function shaped(error: unknown, { ctx, reader }: ApiContext): ORPCError<string, Problem> {
  if (error instanceof ORPCError && isProblem(error.data)) return error as ORPCError<string, Problem>
  const problem = problemOf(error, ctx.requestId, reader)
  return new ORPCError(problem.type, { status: problem.status, message: problem.detail, data: problem })
}

function shapeProblems(options: { context: ApiContext; next: () => Promise<unknown> }) {
  return options.next().catch((error: unknown) => {
    throw shaped(error, { ...options.context, reader: USUAL_LOCALE })
  })
}

type Called = { context: ApiContext; procedure: { '~orpc': { meta: OperationFacts } } }

/** Answers are in one language from title to field: an operation that is not moved whole speaks English only. */
function inLanguageOfReader<O extends Called>({
  next,
  ...options
}: O & { next: (options: unknown) => Promise<unknown> }) {
  const { context, procedure } = options as Called
  const locale = procedure['~orpc'].meta.speaks ? context.reader : USUAL_LOCALE
  const spoken = { ...context, ctx: { ...context.ctx, locale }, reader: locale }
  return next({ ...options, context: spoken }).catch((error: unknown) => {
    throw shaped(error, spoken)
  })
}

/**
 * What is asked over and over begins with who called by the same session last, and is done anew as who calls where that has not
 * held; for everything else it is asked first who calls.
 */
async function asWhoCalls<O extends Called>({
  next,
  ...options
}: O & { next: (options: unknown) => Promise<unknown> }) {
  const { context, procedure } = options as Called
  const { kept } = context
  if (!kept) return next(options)
  if (procedure['~orpc'].meta.asKept) {
    const [answer] = await Promise.allSettled([next(options)])
    const isRefused = answer.status === 'rejected'
    // Where it cannot be asked either, what was refused stays refused, in the words of the operation.
    const hasHeld = await kept.hasHeld().catch((error: unknown) => {
      if (isRefused) return true
      throw error
    })
    if (hasHeld && isRefused) throw answer.reason
    if (hasHeld && !isRefused) return answer.value
  }
  return next({ ...options, context: await kept.anew() })
}

type Headers = Record<string, string | string[] | undefined>
type Answer = { status: number; headers: Headers; body: unknown }

/** Problems go out as `application/problem+json`; the library would call them plain JSON. */
export function framed({ status, headers, body }: Answer): { status: number; headers: Headers; text?: string } {
  const kept: Headers = { 'cache-control': 'no-store', ...headers }
  if (body === undefined) return { status, headers: kept }
  const isOne = status >= 400 && isProblem(body)
  kept['content-type'] = isOne ? 'application/problem+json' : 'application/json'
  if (isOne && status === 429) kept['retry-after'] = String(body.retryAfterSeconds ?? 60)
  return { status, headers: kept, text: JSON.stringify(body) }
}

/** The same where the library sends the answer, which would name the type itself. */
async function frame<R extends { response?: Answer | undefined }>(options: { next: () => Promise<R> }): Promise<R> {
  const answer = await options.next()
  const { response } = answer
  if (!response) return answer
  const { headers, text } = framed(response)
  response.headers = headers
  if (text !== undefined) response.body = new Blob([text]).stream()
  return answer
}

const shared = {
  interceptors: [shapeProblems],
  clientInterceptors: [asWhoCalls, inLanguageOfReader],
  customErrorResponseBodyEncoder: (error: ORPCError<string, unknown>) => error.data,
}

/** The shapes of answers hold what JSON holds: it is written as it is, where the library would copy it piece by piece first. */
class AsItIs extends StandardOpenAPISerializer {
  override serialize<T>(answer: T): T {
    return answer
  }
}
const asItIs = new AsItIs(new StandardOpenAPIJsonSerializer(), new StandardBracketNotationSerializer())

export const operations = new StandardHandler<ApiContext>(
  router,
  new StandardOpenAPIMatcher(),
  new StandardOpenAPICodec(asItIs, shared),
  shared as never,
)
export const fetchApi = new FetchHandler(router, {
  ...shared,
  rootInterceptors: [frame],
  plugins: [new FetchLimit({ maxBodySize: LARGEST_BODY })],
} as never)
