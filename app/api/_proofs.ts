/** Photos and PDFs that prove something, as they are handed out. */
import type { StoredFile } from '@/lib/platform/files/store'
import { attachment, type InParts } from './_downloads'

type Proof = StoredFile & { isPicture: boolean }

/** A picture that was written anew can be shown beside a form; a PDF is only ever saved. */
export const proofAnswer = ({ isPicture, name, size, digest }: Proof, read: InParts['parts']['read']): InParts => ({
  headers: {
    'content-type': isPicture ? 'image/jpeg' : 'application/octet-stream',
    'content-disposition': attachment(name),
    ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
  },
  parts: { size, etag: `"${digest.toString('base64url')}"`, read },
})
