/** What may come in about claims. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { pageNumber } from '@/lib/platform/files/page-number'
import { dayText, textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { claimDraft, slug } from './fields'

const claimId = z.uuid()
export const claimInput = z.object({ claimId })
export const draftClaimInput = z.object({ key: creationKey, fields: claimDraft })
export const changeClaimInput = z.object({ claimId, madeFrom, fields: claimDraft })
/** A step is about the claim as whoever takes it has seen it. */
export const claimStepInput = z.object({ claimId, madeFrom })
export const submitClaimInput = z.extend(claimStepInput, {
  /** “I took part in this training myself, for the hours above.” */
  attested: z.literal(true, 'Say that you took part in it yourself.'),
})

export const claimsPage = z.catch(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 1), 1)
export const listClaimsInput = z.object({
  page: claimsPage,
  /** `undecided`: those that wait for the agency, and of which nothing counts until then. */
  which: z.catch(z._default(z.enum(['all', 'undecided']), 'all'), 'all'),
})
/** As it is being typed: what cannot be understood yet is as if it were not there. */
export const likenessInput = z.object({
  title: z.catch(z._default(textLine({ most: 200 }), ''), ''),
  startsOn: z.catch(z._default(dayText(), ''), ''),
  endsOn: z.catch(z._default(dayText(), ''), ''),
  eventSlug: z.catch(z.optional(slug), undefined),
  claimId: z.catch(z.optional(z.uuid()), undefined),
})
/** As it is typed, complete or not. */
export const previewClaimInput = z.object({ fields: claimDraft })

export const evidenceInput = z.object({ claimId, evidenceId: z.uuid() })
export const evidencePageInput = z.extend(evidenceInput, { page: pageNumber })
export const addEvidenceInput = z.object({
  claimId,
  /** Of a file that was sent for it (`/files?use=claim`). */
  fileId: z.uuid(),
})
const part = z.number('An area lies on the picture: each part of it is from 0 to 1.')
const partOfPicture = part.check(z.minimum(0), z.maximum(1))
/** A hair too much is the edge: what is drawn is rounded. */
const isOnPicture = ({ left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>) =>
  width > 0 && height > 0 && left + width <= 1.001 && top + height <= 1.001
export const coverEvidenceInput = z.extend(evidenceInput, {
  /** Of the file as whoever covers it sees it. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'Name the file that is covered by its digest.')),
  areas: z
    .array(
      z
        .object({ left: partOfPicture, top: partOfPicture, width: partOfPicture, height: partOfPicture })
        .check(holds(isOnPicture, { path: [], message: 'An area lies on the picture and covers some of it.' })),
    )
    .check(z.minLength(1, 'Mark what is to be covered.'), z.maxLength(20, 'Cover at most 20 areas at once.')),
  reason: z._default(textBlock({ most: 500 }), ''),
})
export const removeEvidenceInput = z.extend(evidenceInput, { reason: z._default(textBlock({ most: 500 }), '') })
