/** Notices as tests look at them: what waits to be told, and telling it now. */
import { noticeKinds } from '@/app/_front/notices'
import { delivery } from '@/lib/notices/deliver'
import { listOutbox } from '@/lib/notices/queries'
import { systemCtx } from '@/lib/platform/context'
import { owner } from './facts'

type Waiting = { kind: string; code?: string; what?: string } & Record<string, unknown>

/** What was put down for an address or a person and is not told yet, the last one last. */
export async function waitingFor(whom: string): Promise<Waiting[]> {
  const rows = await owner()<{ kind: string; payload: Record<string, unknown> }[]>`
    select kind, payload from notices where ${whom} in (address, person_id::text, key) and state = 'waiting' order by id`
  return rows.map(({ kind, payload }) => ({ kind, ...payload }))
}

const { run } = delivery(noticeKinds)

/** Does the job of each notice of a kind that waits, once. */
export async function tellAll(kind: string, now: Date): Promise<void> {
  for (const { id } of await owner()`select id from notices where state = 'waiting' and kind = ${kind} order by id`)
    await run(systemCtx('notices.deliver', now), { noticeId: String(id) })
}

/** The letters that went to an address, the newest first. */
export const lettersTo = async (address: string) => (await listOutbox()).filter(({ to }) => to === address)
