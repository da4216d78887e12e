/** A claim that was sent without a connection: what is kept of it, and how it is sent once there is one. */
import type { ClaimFields } from '@/lib/claims/fields'
import { type client, type Problem, problemOf } from './api'
import type { Message } from './offline-queue'

/** A file that waits with its claim (`photo-store.ts`). `lasts`: also after the page is closed. */
export type KeptPhoto = { id: string; name: string; size: number; lasts: boolean }

/** Stands in the browser's store where there are any. */
export const PHOTOS_HERE = 'attest.photos'
/** Why a claim could not be sent whose photo is not on this device any more; the screen has the words for it. */
export const PHOTO_GONE = 'photo-gone'

/** A browser that keeps nothing by itself keeps no photos either. */
export function arePhotosHere(): boolean {
  try {
    return localStorage.getItem(PHOTOS_HERE) !== null
  } catch {
    return false
  }
}

/** It will be refused again however often it is sent: not for want of a connection, a session, or room on the server. */
export const isFinal = (problem: Problem | null): problem is Problem =>
  problem !== null && problem.status < 500 && problem.status !== 401 && problem.status !== 429

/** `at`: the claim as it was saved before, where it was. `key`: by which a new one is made once, however often it is sent. */
export type KeptClaim = {
  key: string
  at: { claimId: string; madeFrom: string } | null
  fields: ClaimFields
  photos?: readonly KeptPhoto[]
}

export type Claims = Pick<typeof client.claims, 'getClaim' | 'draftClaim' | 'changeClaim' | 'submitClaim'>
type Saved = { claimId: string; version: string }

/** Asked while it is being sent. */
export const MEANWHILE = { context: { sends: true } } as const

/** What was taken before, and its answer was lost, is not sent again. @param prove shows what was kept with it, before it is sent */
export async function sendClaim(
  claims: Claims,
  { key, at, fields }: KeptClaim,
  prove: (claimId: string) => Promise<void> = async () => {},
): Promise<void> {
  const saved = at ? await changed(claims, at, fields) : await drafted(claims, key, fields)
  if (!saved) return
  const { claimId, version: madeFrom } = saved
  try {
    await prove(claimId)
    await claims.submitClaim({ claimId, madeFrom, attested: true })
  } catch (error) {
    // Another window of the same browser may have been quicker.
    if (!problemOf(error) || (await claims.getClaim({ claimId }, MEANWHILE)).may.submit) throw error
  }
}

async function changed(claims: Claims, { claimId, madeFrom }: NonNullable<KeptClaim['at']>, fields: ClaimFields) {
  const { may } = await claims.getClaim({ claimId }, MEANWHILE)
  return may.submit ? claims.changeClaim({ claimId, madeFrom, fields }) : null
}

async function drafted(claims: Claims, key: string, fields: ClaimFields): Promise<Saved | null> {
  try {
    const { state, ...saved } = await claims.draftClaim({ key, fields })
    return state === 'draft' ? saved : null
  } catch (error) {
    // The same form had saved less of it, and the answer was lost.
    const problem = problemOf(error)
    if (problem?.status !== 409 || !('claimId' in problem)) throw error
    const before = problem as unknown as Saved
    return claims.changeClaim({ claimId: before.claimId, madeFrom: before.version, fields })
  }
}

/** @param key the one that a new claim of this form was to be made by */
export function claimMessage(
  saved: { id: string | null; from: string | null },
  key: string,
  fields: ClaimFields,
  photos: readonly KeptPhoto[] = [],
): Message {
  const at = saved.id && saved.from ? { claimId: saved.id, madeFrom: saved.from } : null
  return { key: `claim.${at?.claimId ?? key}`, kind: 'claim', input: { key, at, fields, photos } satisfies KeptClaim }
}

/** What waits with a kept claim. */
export const keptPhotos = ({ input }: Message): readonly KeptPhoto[] => (input as KeptClaim).photos ?? []

/** What was written of a kept claim. */
export const keptFields = ({ input }: Message): ClaimFields => (input as KeptClaim).fields
