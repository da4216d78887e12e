/** Letters stopped from a program of mail: one POST to the page that their header names (RFC 8058), without cookies and pages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemOf } from '@/app/api/_problem'
import { stopLetters } from '@/lib/events/saved-searches'
import { clientAddress, networkOf } from '@/lib/platform/client-address'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { withoutLocale } from '@/lib/platform/locales'
import { limitTries } from '@/lib/platform/rate-limit'
import { sayRefusal } from './gate'

const LARGEST = 16 * 1024
/** As a form sends it, in either of its two ways. */
const ASKED =
  /(?:^|&)List-Unsubscribe=One-Click(?:&|\s*$)|name="?List-Unsubscribe"?\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/

/** What opens links to look at them sends no such form: nothing is stopped by it. @returns whether it was answered */
export async function stoppedByProgram(req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> {
  if (req.method !== 'POST' || withoutLocale(url.pathname) !== '/stop-letters') return false
  const ctx = anyoneCtx()
  try {
    if (!ASKED.test(await formOf(req))) {
      sayRefusal(res, {
        status: 400,
        words: 'Open this address and press its button, or send List-Unsubscribe=One-Click.',
      })
      return true
    }
    await limitTries(ctx, `stop-link:${networkOf(clientAddress(req))}`, 60, 15)
    await stopLetters(ctx, { link: url.searchParams.get('link') ?? '' })
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    res.end('No such letter leaves any more.\n')
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'too-many') throw error
    const { status, detail } = problemOf(error, ctx.requestId)
    sayRefusal(res, { status, words: detail })
  }
  return true
}

async function formOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
