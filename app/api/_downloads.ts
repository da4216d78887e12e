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

/** The values of `{names}` in a pattern when the path fits it. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    const name = part.match(/^\{(\w+)\}$/)?.[1]
    if (name) {
      try {
        params[name] = decodeURIComponent(value)
      } catch {
        return null
      }
    } else if (part !== value) return null
  }
  return params
}
