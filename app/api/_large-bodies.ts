/** Requests that bring many rows: who may not send them is told so before a byte is read. */
import { refuseCheck } from '@/lib/interop/roster/commands'
import type { Ctx } from '@/lib/platform/context'
import { signedOut } from '@/lib/platform/errors'
import { match } from './_downloads'

type Guard = { path: string; refuse: (ctx: Ctx, params: Record<string, string>) => void }

const guards: readonly Guard[] = [
  { path: '/agencies/{agencyId}/roster-files', refuse: (ctx, { agencyId = '' }) => refuseCheck(ctx, agencyId) },
]

/** Whether who calls has to be known before the body is read. */
export const isGuarded = (method: string, path: string) =>
  method === 'POST' && guards.some((guard) => match(guard.path, path))

/** @param path within the API @throws signed-out; what the operation would throw to this caller whatever the file holds */
export function refuseUnread(method: string, path: string, ctx: Ctx): void {
  if (method !== 'POST') return
  for (const guard of guards) {
    const params = match(guard.path, path)
    if (!params) continue
    if (ctx.actor.kind !== 'person') throw signedOut()
    guard.refuse(ctx, params)
  }
}
