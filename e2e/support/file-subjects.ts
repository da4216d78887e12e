/** Files that agencies and the administrator send, and what became of them: rosters, earlier training, lists of agencies. */
import { importAgencies } from '@/lib/interop/agency-list/commands'
import { listImports } from '@/lib/interop/agency-list/queries'
import { checkHistory, loadHistory } from '@/lib/interop/history/commands'
import { applyRoster, checkRoster } from '@/lib/interop/roster/commands'
import { agencyListFile, rosterFile } from '@/lib/interop/table-files'
import type { Ctx } from '@/lib/platform/context'
import { sent } from './sent-files'
import { employ, type Place, type Somebody, today, type World } from './world'

let count = 0

/** A roster file that adds one person and has one row that cannot be read. */
export function aRosterFile({ agencyId }: Place) {
  count += 1
  const text = `Employee number,First name,Last name,Hire date\n${5000 + count},Rosa,Delgado ${count},2026-01-05\n,,,\n7,No,Name,soon\n`
  return { agencyId, fileName: 'roster.csv', text }
}

/** A roster that somebody sent, whatever became of it. */
export async function sentFileOf({ ctx }: Somebody): Promise<{ fileId: string }> {
  const kind = { ...rosterFile, maySend: () => true }
  return sent(ctx, kind, 'roster.csv', 'Name,Badge\nRosa Delgado,1\n')
}

export async function batchOf(place: Place): Promise<{ batchId: string }> {
  return checkRoster(place.coordinator.ctx, aRosterFile(place))
}

export async function loadedBatchOf(place: Place): Promise<{ batchId: string }> {
  const { batchId } = await batchOf(place)
  await applyRoster(place.coordinator.ctx, { batchId })
  return { batchId }
}

/** A file of earlier training: of somebody taken on a moment ago, of a stranger, and one row that cannot be read. */
export async function aHistoryFile(place: Place) {
  count += 1
  const email = `rookie-${count}-${place.agencyId}@agency.example`
  await employ(place.agencyId, 'Rookie', email, place.unitId)
  const text = `E-mail,Training,Day completed,Hours,How it was given\n${email},Interviewing ${count},${today()},2,Classroom\nstranger-${count}@agency.example,Interviewing,${today()},2,Classroom\n,,soon,,\n`
  return { agencyId: place.agencyId, fileName: 'earlier.csv', text }
}

export const historyOf = async (place: Place): Promise<{ batchId: string }> =>
  checkHistory(place.coordinator.ctx, await aHistoryFile(place))

export async function loadedHistoryOf(place: Place): Promise<{ batchId: string }> {
  const { batchId } = await historyOf(place)
  await loadHistory(place.coordinator.ctx, { batchId })
  return { batchId }
}

const AGENCIES = 'state,key,agency_name,agency_type_name\nOR,OR0990100,Pine Hollow Police Department,City\n'
/** A list of agencies that the asker has sent; one who may not, names the administrator's. */
export async function anAgencyListOf({ administrator }: World, ctx: Ctx) {
  const by = agencyListFile.maySend(ctx.actor) ? ctx : administrator.ctx
  const { fileId } = await sent(by, agencyListFile, 'agencies.csv', AGENCIES)
  return { source: 'A public list', fileId }
}

/** The import of an agency list: there is one at a time. */
export async function importOf(world: World): Promise<{ importId: string }> {
  const { ctx } = world.administrator
  const [found] = (await listImports(ctx)).items
  return { importId: found?.importId ?? (await importAgencies(ctx, await anAgencyListOf(world, ctx))).importId }
}
