/** Photos that were kept on this device, on their way to the claim that they are to prove. */
import { ORPCError } from '@orpc/client'
import type { client } from './api'
import { type KeptPhoto, MEANWHILE, PHOTO_GONE } from './kept-claim'
import { findPhoto } from './photo-store'
import { sendFile } from './upload'

export { forgetPhotos } from './photo-store'

type Sending = { personId: string; claimId: string; photos: readonly KeptPhoto[] }

/**
 * Sends them one after the other, as long as whose they are is signed in here. Sent again, each is the same proof.
 * @param shown called with each that was @throws the problem the API answers with, or `PHOTO_GONE`; whatever the connection does
 */
export async function sendPhotos(
  { claims, identity }: Pick<typeof client, 'claims' | 'identity'>,
  { personId, claimId, photos }: Sending,
  shown: (photo: KeptPhoto) => void = () => {},
): Promise<void> {
  for (const photo of photos) {
    const file = await findPhoto(personId, photo.id)
    if (!file) throw goneProblem()
    if ((await identity.getMe({}, MEANWHILE)).person?.id !== personId)
      throw new TypeError('Somebody else is signed in.')
    const { fileId } = await sendFile('claim', file)
    await claims.addEvidence({ claimId, fileId })
    shown(photo)
  }
}

const goneProblem = () =>
  new ORPCError('problem', { status: 410, data: { status: 410, requestId: '', detail: PHOTO_GONE, errors: [] } })
