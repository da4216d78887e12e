/** How what was kept without a connection is given to the API, and what became of it. */
import { type client, problemOf } from './api'
import { isFinal, type KeptClaim, keptPhotos, MEANWHILE, sendClaim } from './kept-claim'
import { type Message, type Outcome, outcomeOfPlace } from './offline-queue'

type Client = Pick<typeof client, 'claims' | 'identity' | 'learning'>
export type Inputs = {
  place: Parameters<Client['learning']['reachPlace']>[0]
  answer: Parameters<Client['learning']['saveAnswer']>[0]
}

/** How long a message waited: what the server's clock cannot know of a reader without a connection. */
const secondsSince = (instant: string) =>
  Math.min(30 * 86_400, Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000)))

/**
 * Sends what one person did. Their window may still be open when somebody else has signed in beside it: then a claim would
 * be the other's, and a place or an answer would be refused as not theirs. So it waits for whose it is.
 */
export const sendingAs =
  (api: Client, personId: string) =>
  async (message: Message): Promise<Outcome> => {
    const isTheirs = async () => (await api.identity.getMe({}, MEANWHILE)).person?.id === personId
    try {
      if (message.kind === 'claim' && !(await isTheirs())) return 'later'
      return await send(api, personId, message)
    } catch (error) {
      const problem = problemOf(error)
      if (!isFinal(problem) || !(await isTheirs().catch(() => false))) return 'later'
      return { refused: problem.detail }
    }
  }

async function send(api: Client, personId: string, message: Message): Promise<Outcome> {
  const { kind, input } = message
  if (kind === 'place') {
    const place = input as Inputs['place']
    const answer = await api.learning.reachPlace({ ...place, secondsAgo: secondsSince(place.placeAt) })
    return outcomeOfPlace(message, answer.waitSeconds, Date.now())
  }
  if (kind === 'claim') await sendWithPhotos(api, personId, message)
  else await api.learning.saveAnswer(input as Inputs['answer'])
  return 'sent'
}

/** Photos go before their claim, and from this device when it was sent: another window may be sending the same. */
async function sendWithPhotos(api: Client, personId: string, message: Message): Promise<void> {
  const [claim, photos] = [message.input as KeptClaim, keptPhotos(message)]
  if (photos.length === 0) return sendClaim(api.claims, claim)
  const { forgetPhotos, sendPhotos } = await import('./photo-sending')
  await sendClaim(api.claims, claim, (claimId) => sendPhotos(api, { personId, claimId, photos }))
  await forgetPhotos(
    personId,
    photos.map(({ id }) => id),
  )
}
