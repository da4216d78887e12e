/** PDFs that people send to prove something: whoever has to look at one must be able to open it. */
import { invalid } from '../errors'
import { inTurn } from '../in-turn'
import { threadsOf } from '../threads'
import { FileTookTooLong } from './cleaning'
import type { Received } from './kinds'
import type { Opened } from './pdf-opening'

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
  inTurn('pdf', async () => {
    const came: Uint8Array[] = []
    for await (const piece of file.pieces()) came.push(piece)
    const bytes = Buffer.concat(came)
    const state = isCutOff(bytes) ? 'broken' : await openedApart(bytes, deadlineMs)
    if (state === 'too long') throw new FileTookTooLong(TOO_LONG)
    if (state !== 'whole') throw invalid('file', state === 'locked' ? LOCKED : BROKEN)
    return file
  })

/** The last object is followed by where to begin reading (ISO 32000-2, 7.5.5); engines make do without, and show less. */
const isCutOff = (bytes: Buffer) => bytes.lastIndexOf('startxref') < bytes.lastIndexOf('endobj')

const threads = threadsOf('lib/platform/files/pdf-opening.ts')

function openedApart(bytes: Uint8Array, deadlineMs: number): Promise<Opened['state'] | 'too long'> {
  const thread = threads.take()
  return new Promise((resolve) => {
    const done = (state: Opened['state'] | 'too long', grown = false) => {
      clearTimeout(deadline)
      // What did not open may have left it in any state.
      if (state === 'whole' && !grown) threads.giveBack(thread)
      else threads.end(thread)
      resolve(state)
    }
    const deadline = setTimeout(() => done('too long'), deadlineMs)
    thread.once('message', ({ state, grown }: Opened) => done(state, grown))
    thread.once('error', () => done('broken'))
    thread.once('exit', () => done('broken'))
    thread.postMessage(bytes)
  })
}
