/** Changes a profile as its form does: from what it read a moment before. */
import { getMyProfile, profileVersion } from '@/lib/identity/queries'
import type { Ctx } from '@/lib/platform/context'
import { changeProfile } from './profile'

export async function changeProfileAsSeen(ctx: Ctx, fields: object): Promise<{ version: string }> {
  const profile = await getMyProfile(ctx)
  return changeProfile(ctx, { ...fields, madeFrom: profile ? profileVersion(profile) : 'none' })
}
