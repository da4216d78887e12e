/** A listed course of somebody else for its page; nothing where there is none. */
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { relatedSlugInput } from '@/lib/related/inputs'
import { getRelated } from '@/lib/related/queries'

export async function findRelated(slug: string) {
  if (!relatedSlugInput.safeParse({ slug }).success) return null
  try {
    return await getRelated(anyoneCtx(), { slug })
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null
    throw error
  }
}
