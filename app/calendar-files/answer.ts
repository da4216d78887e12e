/** How a feed or a calendar file is answered: with an ETag and the day of its last change, so that asking again costs little. */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { DomainError } from '@/lib/platform/errors'

export type File = { text: string; changedAt: string | null; name: string; type?: string }

/** Answers 304 to who has the same text already, 404 to what is not on the calendar, 422 to a filter that is not known. */
export async function calendarFile(request: Request, file: () => Promise<File>): Promise<Response> {
  try {
    const { text, changedAt, name, type = 'text/calendar' } = await file()
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    const headers = new Headers({
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'content-disposition': `inline; filename="${name}"`,
      etag,
      ...(changedAt ? { 'last-modified': new Date(changedAt).toUTCString() } : {}),
    })
    if (isSame(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    return new Response(text, { headers })
  } catch (error) {
    if (error instanceof DomainError) return refused(404, error.message)
    if (error instanceof z.core.$ZodError) return refused(422, error.issues.map(({ message }) => message).join(' '))
    throw error
  }
}

const refused = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** If-None-Match compares weakly and may list several (RFC 9110, section 13.1.2). */
const isSame = (known: string | null, etag: string) =>
  (known?.split(',') ?? []).some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
