/** Looking into what strangers send takes time and memory that all share: nobody takes the turns of everybody else. */
import { actingPersonId, type Ctx } from '../context'
import { DomainError } from '../errors'
import { inTurn } from '../in-turn'
import { countTry, refuseAfter } from '../rate-limit'
import type { FileKind, Received } from './kinds'

/** A file that was given up on. */
export class FileTookTooLong extends DomainError {
  constructor(message: string) {
    super('invalid', message, [{ field: 'file', message }])
  }
}

/** Opening and drawing in engines of their own wait for each other: one at a time in a process, with its 256 MB or more. */
export const ENGINE_TURN = 'engine'

/** What takes so long is mostly a mistake, or meant to. */
const MOST_TOO_LONG_AN_HOUR = 5

/**
 * What is kept of a file. Those of one person wait for each other before they wait for those of others; after five that took
 * too long no more of theirs are looked into within the hour.
 * @throws what its kind throws; too-many
 */
export function cleaned(ctx: Ctx, { clean }: FileKind, file: Received): Promise<Received> {
  if (!clean) return Promise.resolve(file)
  const who = actingPersonId(ctx.actor)
  const slow = `file-too-long:${who}`
  return inTurn(`cleaning for ${who}`, async () => {
    await refuseAfter(ctx, slow, MOST_TOO_LONG_AN_HOUR, 60)
    return clean(file).catch(async (error: unknown) => {
      if (error instanceof FileTookTooLong) await countTry(ctx, slow, 60)
      throw error
    })
  })
}
