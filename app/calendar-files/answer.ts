/** How a feed or a calendar file is answered. The front keeps it, compresses it and tells who has it already. */
import * as z from 'zod/mini'
import { DomainError } from '@/lib/platform/errors'

export type File = { text: string; changedAt: string | null; name: string; type?: string }

/** Answers 404 to what is not on the calendar, 422 to a filter that is not known. */
export async function calendarFile(file: () => Promise<File>): Promise<Response> {
  try {
    const { text, changedAt, name, type = 'text/calendar' } = await file()
    const headers = new Headers({
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'content-disposition': `inline; filename="${name}"`,
      ...(changedAt ? { 'last-modified': new Date(changedAt).toUTCString() } : {}),
    })
    return new Response(text, { headers })
  } catch (error) {
    if (error instanceof DomainError) return refused(error.kind === 'invalid' ? 422 : 404, error.message)
    if (error instanceof z.core.$ZodError) return refused(422, error.issues.map(({ message }) => message).join(' '))
    throw error
  }
}

const refused = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
