/** The browser's way to the API: typed by the operations, addressed by a small generated contract. */
import { createORPCClient, type ORPCError as Failure, ORPCError } from '@orpc/client'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { RouterClient } from '@orpc/server'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { LOCALE_HEADER, localeOf, USUAL_LOCALE } from '@/lib/platform/locales'
import type { router } from '../api/_operations/router'
import { contract } from './contract'
import { allSent } from './sending'
import { withNumbersSaid } from './sent-numbers'

/** A refusal by the API: a sentence a person can act on, and the fields it belongs to. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  requestId: string
  errors: { field: string; message: string }[]
} & Record<string, unknown>

/** `sends`: what is asked is itself a part of what is being sent, and would wait for its own end. */
type Calling = { sends?: true }

/** The library reads only `application/json`; a problem is JSON under another name. */
async function readable(request: Request, init: RequestInit, { sends }: Calling): Promise<Response> {
  if (request.method === 'GET' && !sends) await allSent()
  const response = await fetch(request, init)
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, headers })
}

/** Pages in another language say so; the others leave it to what the person chose. */
function spokenHere(): Record<string, string> {
  const locale = localeOf(window.location.pathname)
  return locale === USUAL_LOCALE ? {} : { [LOCALE_HEADER]: locale }
}

const link = new OpenAPILink<Calling>(contract as never, {
  headers: spokenHere,
  interceptors: [({ next, ...call }) => next({ ...call, input: withNumbersSaid(call.input) })],
  url: () => `${window.location.origin}/api/v1`,
  fetch: (request, init, { context }) => readable(request, init as RequestInit, context),
  customErrorResponseBodyDecoder: (body) => {
    const problem = body as Partial<Problem> | null
    return problem?.requestId
      ? new ORPCError(problem.type ?? 'problem', {
          status: problem.status ?? 500,
          message: problem.detail ?? '',
          data: problem,
        })
      : null
  },
})

export const client: JsonifiedClient<RouterClient<typeof router, Calling>> = createORPCClient(link)
export const api = createTanstackQueryUtils(client)

/** The problem behind a failed call; nothing when the network failed. */
export function problemOf(error: unknown): Problem | null {
  const data = error instanceof ORPCError ? (error as Failure<string, unknown>).data : null
  return data && typeof data === 'object' && 'requestId' in data ? (data as Problem) : null
}
