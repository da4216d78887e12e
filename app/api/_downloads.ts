/** Files beside the operations: tables, documents and feeds, streamed, each with its own content type. */
import type * as z from 'zod/mini'
import type { ApiContext } from './_operation'

export type Download = {
  /** 200 when it is not said. */
  status?: number
  headers: Record<string, string>
  /** Text or bytes at once, or in pieces as they are read. */
  body: string | Uint8Array | AsyncIterable<string | Uint8Array>
}

/** A file of which a part may be asked for (RFC 9110, section 14). Places count from 0, both included. */
export type InParts = {
  headers: Record<string, string>
  parts: { size: number; etag: string; read: (from: number, to: number) => AsyncIterable<Uint8Array> }
}

/** A file as the document describes it. */
export type FileRoute = {
  path: string
  summary: string
  tag: string
  contentType: string
  /** What may stand in the query. */
  query?: z.ZodMiniType
}

export type DownloadRoute = FileRoute & {
  /** Also for those who are not signed in. */
  anyone?: boolean
  /** The page that offers the file: where signing in leads who opened its address in a browser. */
  page: (params: Record<string, string>) => string
  answer: (context: ApiContext, params: Record<string, string>, query: URLSearchParams) => Promise<Download | InParts>
}

/** A file at a path of the API (`/agencies/{agencyId}/reports/completion.csv`). Failures are thrown as everywhere. */
export const download = (route: DownloadRoute): DownloadRoute => route

/** Offers a file under a name that is safe in a header (RFC 6266). */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/** A document about a person: kept by no cache. */
export const pdf = (name: string, body: Uint8Array): Download => ({
  headers: { 'content-type': 'application/pdf', 'content-disposition': attachment(name), 'cache-control': 'no-store' },
  body,
})

type Part = { name: string | undefined; text: string }
const patterns = new Map<string, Part[]>()

/** A request is held against every pattern there is, so each is taken apart once. */
function partsOf(pattern: string): Part[] {
  const known = patterns.get(pattern)
  if (known) return known
  const parts = pattern.split('/').map((text) => ({ name: text.match(/^\{(\w+)\}$/)?.[1], text }))
  patterns.set(pattern, parts)
  return parts
}

/** The values of `{names}` in a pattern when the path fits it. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = partsOf(pattern)
  const given = path.split('/')
  if (wanted.length !== given.length || wanted.some(({ name, text }, i) => !name && text !== given[i])) return null
  const params: Record<string, string> = {}
  for (const [i, { name }] of wanted.entries()) {
    if (!name) continue
    try {
      params[name] = decodeURIComponent(given[i] ?? '')
    } catch {
      return null
    }
  }
  return params
}
