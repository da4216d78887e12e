/** Photos as telephones keep them, which sharp has no decoder for: unpacked in a thread of its own, with a deadline and a limit of memory. */
import { invalid } from '../errors'
import { inTurn } from '../in-turn'
import { answerOf, threadsOf } from '../threads'
import { ENGINE_TURN, FileTookTooLong } from './cleaning'
import type { Unpacked, Unpacking } from './heic-opening'

/** Wall time on a machine under load; 24 million dots take three to five seconds. */
const DEADLINE_MS = 20_000

const BROKEN =
  'This photo cannot be opened: it is damaged, or a part of it is missing. Save it as JPEG and send that, or take it again.'
const TOO_LARGE =
  'This photo has more than 30 million dots, more than can be opened here in the HEIC format. Save it as JPEG and send that, or send a screenshot of it.'
const TOO_LONG = 'This photo takes too long to open. Save it as JPEG and send that, or send a screenshot of it.'

const threads = threadsOf('lib/platform/files/heic-opening.ts')

/** The dots of a photo, upright. @throws invalid (`file`) */
export const unpackedHeic = (bytes: Uint8Array, deadlineMs = DEADLINE_MS): Promise<Unpacked> =>
  inTurn(ENGINE_TURN, async () => {
    const thread = threads.take()
    const told = await answerOf<Unpacking>(thread, bytes, deadlineMs)
    // Never a second photo: what the first one did to the engine, which has had many flaws, stays its own.
    threads.end(thread)
    if (told === 'too long') throw new FileTookTooLong(TOO_LONG)
    if (told === 'ended') throw invalid('file', BROKEN)
    if (told.state !== 'whole') throw invalid('file', told.state === 'too large' ? TOO_LARGE : BROKEN)
    return told.unpacked
  })
