/** How a calendar file is answered: with an ETag and the day of its last change, so that asking again costs little. */
import { createHash } from 'node:crypto'
import { DomainError } from '@/lib/platform/errors'

type File = { text: string; changedAt: string | null; name: string }

/** Answers 304 to who has the same text already. What is not on the calendar is not found. */
export async function calendarFile(request: Request, file: () => Promise<File>): Promise<Response> {
  try {
    const { text, changedAt, name } = await file()
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    const headers = new Headers({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-cache',
      'content-disposition': `inline; filename="${name}"`,
      etag,
      ...(changedAt ? { 'last-modified': new Date(changedAt).toUTCString() } : {}),
    })
    if (isSame(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    return new Response(text, { headers })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return new Response(`${error.message}\n`, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
}

/** If-None-Match compares weakly and may list several (RFC 9110, section 13.1.2). */
const isSame = (known: string | null, etag: string) =>
  (known?.split(',') ?? []).some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
