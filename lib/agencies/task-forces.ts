/** Reading task forces. Which agencies work together is public. */
import { asc, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { agencyIdInput } from './inputs'
import { todayAt } from './queries'
import type { taskForceShape } from './shapes'
import { taskForces } from './tables'

type Partner = z.infer<typeof taskForceShape>['partners'][number]

const inForce = (today: string) => sql`tp.valid_from <= ${today} and (tp.valid_to is null or tp.valid_to > ${today})`

/** Task forces that an agency is in on its present day, by name, each with all who are in it. @throws not-found */
export async function listTaskForces(ctx: Ctx, input: unknown): Promise<{ items: z.infer<typeof taskForceShape>[] }> {
  const { agencyId } = agencyIdInput.parse(input)
  const items = await read(ctx, async (tx) => {
    const today = await todayAt(tx, agencyId, ctx.now)
    return tx
      .select({
        taskForceId: taskForces.id,
        name: taskForces.name,
        kind: taskForces.kind,
        state: taskForces.state,
        partners: sql<Partner[]>`(
          select jsonb_agg(jsonb_build_object('agencyId', a.id, 'name', a.name, 'side', tp.side) order by a.sort_name, a.id)
          from task_force_partners tp join agencies a on a.id = tp.agency_id
          where tp.task_force_id = task_forces.id and ${inForce(today)})`,
      })
      .from(taskForces)
      .where(
        sql`exists (select 1 from task_force_partners tp where tp.task_force_id = task_forces.id
          and tp.agency_id = ${agencyId}::uuid and ${inForce(today)})`,
      )
      .orderBy(asc(taskForces.name), asc(taskForces.id))
  })
  return { items }
}
