/** PDFs that people send to prove something: whoever has to look at one must be able to open it. */
import { invalid } from '../errors'
import { inTurn } from '../in-turn'
import { answerOf, threadsOf } from '../threads'
import { ENGINE_TURN, FileTookTooLong } from './cleaning'
import type { Received } from './kinds'
import type { Asked, Opened } from './pdf-opening'

/** Wall time on a machine under load; opening one takes a hundredth of it. */
const DEADLINE_MS = 15_000

const LOCKED = 'This PDF opens only with a password. Save it without one, or send a photo of it.'
const BROKEN =
  'This PDF cannot be opened: it is damaged, or a part of it is missing. Save or scan it again, or send a photo of it.'
const TOO_LONG = 'This PDF takes too long to open. Save or scan it again in a simpler form, or send a photo of it.'

/**
 * Takes a PDF as it is, once it was seen to open: without a password, and to its end. They wait for each other on disk.
 * @throws invalid (`file`)
 */
export const openablePdf = (file: Received, deadlineMs = DEADLINE_MS): Promise<Received> =>
  inTurn(ENGINE_TURN, async () => {
    const came: Uint8Array[] = []
    for await (const piece of file.pieces()) came.push(piece)
    const bytes = Buffer.concat(came)
    const opened: Apart = isCutOff(bytes) ? { state: 'broken' } : await openedApart({ bytes, page: null }, deadlineMs)
    if (opened.state === 'too long') throw new FileTookTooLong(TOO_LONG)
    if (opened.state !== 'whole') throw invalid('file', opened.state === 'locked' ? LOCKED : BROKEN)
    return { ...file, pages: opened.pages }
  })

/** The last object is followed by where to begin reading (ISO 32000-2, 7.5.5); engines make do without, and show less. */
const isCutOff = (bytes: Buffer) => bytes.lastIndexOf('startxref') < bytes.lastIndexOf('endobj')

const threads = threadsOf('lib/platform/files/pdf-opening.ts')

/** What came of it; or it took so long that it was given up on. */
type Apart = Omit<Extract<Opened, { state: 'whole' }>, 'grown'> | { state: 'locked' | 'broken' | 'too long' }

/** A PDF in a thread of its own, which it can end. Memory: 256 MB for the engine, and the file and the bitmap beside it. */
export async function openedApart(asked: Asked, deadlineMs: number): Promise<Apart> {
  const thread = threads.take()
  const told = await answerOf<Opened>(thread, asked, deadlineMs)
  const failed = { grown: false, state: told === 'too long' ? told : 'broken' } as const
  const { grown, ...opened } = typeof told === 'string' ? failed : told
  // What did not open may have left it in any state.
  if (opened.state === 'whole' && !grown) threads.giveBack(thread)
  else threads.end(thread)
  return opened
}
