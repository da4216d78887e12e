/** Sends a file to who reads it, and to nobody else for long. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clientAddress, networkOf } from '@/lib/platform/client-address'
import { actingPersonId } from '@/lib/platform/context'
import { tooMany } from '@/lib/platform/errors'
import type { Download } from './_downloads'
import type { ApiContext } from './_operation'

export const pieces = (body: Download['body']) =>
  typeof body === 'string' || body instanceof Uint8Array ? [body] : body

/** Who does not read is not waited for longer than this. */
const READER_MS = 30_000
const MOST_AT_ONCE = 3
/** A page of five photos in two tabs asks for more than are sent at once: what is beyond waits for its turn. */
const MOST_WAITING = 12
const TURN_MS = 20_000

type Waiting = () => void
type Line = { running: number; waiting: Set<Waiting> }
const lines = new Map<string, Line>()

/** A file, to somebody who reads it, at most a few at once for one person, the others after these. @throws too-many */
export async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  file: Download,
  { ctx }: ApiContext,
): Promise<void> {
  const who = actingPersonId(ctx.actor) ?? networkOf(clientAddress(req))
  const line = lines.get(who) ?? { running: 0, waiting: new Set() }
  lines.set(who, line)
  if (line.running >= MOST_AT_ONCE) await turnIn(line, res)
  else line.running += 1
  const giveUp = () => void res.destroy()
  try {
    if (res.destroyed) return
    res.writeHead(file.status ?? 200, file.headers)
    if (req.method === 'HEAD') return void res.end()
    res.setTimeout(READER_MS, giveUp)
    await pipeline(Readable.from(pieces(file.body)), res)
  } finally {
    endTurn(who, line)
  }
}

/** Until one of those before has ended, who hands its place on. @throws too-many */
async function turnIn({ waiting }: Line, res: ServerResponse): Promise<void> {
  if (waiting.size >= MOST_WAITING) throw stillOnTheirWay()
  await new Promise<void>((resolve, reject) => {
    const end = (then: () => void) => () => {
      clearTimeout(late)
      res.off('close', gone)
      waiting.delete(mine)
      then()
    }
    const mine = end(resolve)
    const gone = end(() => reject(stillOnTheirWay()))
    const late = setTimeout(gone, TURN_MS)
    waiting.add(mine)
    res.on('close', gone)
  })
}

function endTurn(who: string, line: Line): void {
  const [next] = line.waiting
  if (next) next()
  else line.running -= 1
  if (line.running === 0) lines.delete(who)
}

const stillOnTheirWay = () =>
  tooMany('Other files of yours are still on their way. Please wait until they have arrived.', 10)
