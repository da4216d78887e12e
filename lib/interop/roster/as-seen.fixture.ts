/** Changes of a roster entry made from how it looks at this moment. */
import { getMember } from '@/lib/agencies/queries'
import type { Ctx } from '@/lib/platform/context'
import { editOnRoster, moveOnRoster } from './people'

type Entry = { agencyId: string; personId: string | undefined }

async function madeFrom(ctx: Ctx, { agencyId, personId }: Entry, form: 'edit' | 'move'): Promise<string> {
  const seen = await getMember(ctx, { agencyId, personId }).catch(() => null)
  return seen?.versions[form] ?? 'never seen'
}

export const editAsSeen = async (ctx: Ctx, input: Entry & Record<string, unknown>) =>
  editOnRoster(ctx, { madeFrom: await madeFrom(ctx, input, 'edit'), ...input })

export const moveAsSeen = async (ctx: Ctx, input: Entry & Record<string, unknown>) =>
  moveOnRoster(ctx, { madeFrom: await madeFrom(ctx, input, 'move'), ...input })
