/** Photos and PDFs that prove something, as they are handed out. */

import type { PageAnswer } from '@/lib/audit/looks'
import type { StoredFile } from '@/lib/platform/files/store'
import { attachment, type Download, type InParts } from './_downloads'

type Proof = StoredFile & { isPicture: boolean }

const headersOf = (name: string, type: string) => ({
  'content-type': type,
  'content-disposition': attachment(name),
  ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
})

/** A picture that was written anew can be shown beside a form; a PDF itself is only ever saved. */
export const proofAnswer = ({ isPicture, name, size, digest }: Proof, read: InParts['parts']['read']): InParts => ({
  headers: headersOf(name, isPicture ? 'image/jpeg' : 'application/octet-stream'),
  parts: { size, etag: `"${digest.toString('base64url')}"`, read },
})

/** A page of a PDF, which was drawn. */
export const pageAnswer = ({ name, bytes }: PageAnswer): Download => ({
  headers: headersOf(name, 'image/webp'),
  body: bytes,
})
