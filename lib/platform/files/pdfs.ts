/** PDFs that people send to prove something: whoever has to look at one must be able to open it. */
import { invalid } from '../errors'
import { inTurn } from '../in-turn'
import { threadsOf } from '../threads'
import type { Received } from './kinds'
import type { Opened } from './pdf-opening'

/** Wall time on a machine under load; opening one takes a hundredth of it. */
const DEADLINE_MS = 15_000

const REFUSED: Record<Exclude<Opened, 'whole'>, string> = {
  broken:
    'This PDF cannot be opened: it is damaged, or a part of it is missing. Save or scan it again, or send a photo of it.',
  locked: 'This PDF opens only with a password. Save it without one, or send a photo of it.',
}

/**
 * Takes a PDF as it is, once it was seen to open: without a password, and to its end. They wait for each other on disk.
 * @throws invalid (`file`)
 */
export const openablePdf = (file: Received): Promise<Received> =>
  inTurn('pdf', async () => {
    const came: Uint8Array[] = []
    for await (const piece of file.pieces()) came.push(piece)
    const bytes = Buffer.concat(came)
    const state = isCutOff(bytes) ? 'broken' : await openedApart(bytes)
    if (state !== 'whole') throw invalid('file', REFUSED[state])
    return file
  })

/** The last object is followed by where to begin reading (ISO 32000-2, 7.5.5); engines make do without, and show less. */
const isCutOff = (bytes: Buffer) => bytes.lastIndexOf('startxref') < bytes.lastIndexOf('endobj')

const threads = threadsOf('lib/platform/files/pdf-opening.ts')

function openedApart(bytes: Uint8Array): Promise<Opened> {
  const thread = threads.take()
  return new Promise<Opened>((resolve) => {
    const done = (state: Opened) => {
      clearTimeout(deadline)
      // What did not open may have left it in any state.
      if (state === 'whole') threads.giveBack(thread)
      else threads.end(thread)
      resolve(state)
    }
    const deadline = setTimeout(() => done('broken'), DEADLINE_MS)
    thread.once('message', done)
    thread.once('error', () => done('broken'))
    thread.once('exit', () => done('broken'))
    thread.postMessage(bytes)
  })
}
