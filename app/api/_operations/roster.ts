/** An agency's roster: files that are checked, loaded and taken back, and one person by a form. */
import * as z from 'zod/mini'
import { listMyInvitations } from '@/lib/agencies/invitations'
import { invitationShape } from '@/lib/agencies/shapes'
import { csvStream } from '@/lib/formats/csv'
import { batchInput } from '@/lib/interop/batch-inputs'
import { applyRoster, checkRoster } from '@/lib/interop/roster/commands'
import { exportRoster, rosterColumns } from '@/lib/interop/roster/export'
import {
  addToRosterInput,
  answerInvitationInput,
  answerServiceInput,
  applyRosterInput,
  checkRosterInput,
  editOnRosterInput,
  getBatchInput,
  listBatchesInput,
  moveOnRosterInput,
  removeFromRosterInput,
} from '@/lib/interop/roster/inputs'
import { answerInvitation, answerService } from '@/lib/interop/roster/joining'
import { addToRoster, editOnRoster, moveOnRoster, removeFromRoster } from '@/lib/interop/roster/people'
import { getBatch, listBatches, listRefusedRows } from '@/lib/interop/roster/queries'
import { rollBackRoster } from '@/lib/interop/roster/roll-back'
import { appliedShape, batchShape, batchSummaryShape, rolledBackShape } from '@/lib/interop/roster/shapes'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Roster']
const nothing = z.object({})

export const roster = {
  checkRoster: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/roster-files',
      summary: 'Check a roster file: what it would change, without changing anything (at most 5 MB)',
      tags,
    })
    .input(checkRosterInput)
    .output(z.object({ batchId: z.string() }))
    .handler(({ input, context }) => checkRoster(context.ctx, input)),

  listBatches: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/roster-files', summary: 'Roster files of an agency', tags })
    .input(listBatchesInput)
    .output(z.object({ items: z.array(batchSummaryShape), nextCursor: z.nullable(z.string()) }))
    .handler(({ input, context }) => listBatches(context.ctx, input)),

  getBatch: signedIn
    .route({ method: 'GET', path: '/roster-files/{batchId}', summary: 'A roster file and what it would change', tags })
    .input(getBatchInput)
    .output(batchShape)
    .handler(({ input, context }) => getBatch(context.ctx, input)),

  applyRoster: signedIn
    .route({
      method: 'POST',
      path: '/roster-files/{batchId}/load',
      summary: 'Load the chosen changes, all or none',
      tags,
    })
    .input(applyRosterInput)
    .output(appliedShape)
    .handler(({ input, context }) => applyRoster(context.ctx, input)),

  rollBackRoster: signedIn
    .route({ method: 'POST', path: '/roster-files/{batchId}/roll-back', summary: 'Take a load back', tags })
    .input(batchInput)
    .output(rolledBackShape)
    .handler(({ input, context }) => rollBackRoster(context.ctx, input)),

  listMyInvitations: signedIn
    .route({ method: 'GET', path: '/me/invitations', summary: 'Agencies that ask whether I serve there', tags })
    .output(z.object({ items: z.array(invitationShape) }))
    .handler(({ context }) => listMyInvitations(context.ctx)),

  answerService: signedIn
    .route({
      method: 'PUT',
      path: '/me/agencies/{agencyId}',
      summary: 'Say whether I serve at an agency; yes lets it see my record, no ends my service there',
      tags,
    })
    .input(answerServiceInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await answerService(context.ctx, input)
      return {}
    }),

  answerInvitation: signedIn
    .route({
      method: 'POST',
      path: '/me/invitations/{invitationId}/answer',
      summary: 'Accept or decline an agency’s question, once; accepting lets it see my record',
      tags,
    })
    .input(answerInvitationInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await answerInvitation(context.ctx, input)
      return {}
    }),

  addToRoster: signedIn
    .route({ method: 'POST', path: '/agencies/{agencyId}/people', summary: 'Add one person to the roster', tags })
    .input(addToRosterInput)
    .output(z.object({ personId: z.string() }))
    .handler(({ input, context }) => addToRoster(context.ctx, input)),

  editOnRoster: signedIn
    .route({
      method: 'PUT',
      path: '/agencies/{agencyId}/people/{personId}',
      summary: 'Correct the name or address of somebody who serves here',
      tags,
    })
    .input(sentWhole(editOnRosterInput))
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => editOnRoster(context.ctx, input)),

  moveOnRoster: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/people/{personId}/moves',
      summary: 'Change somebody’s unit, position, employment or number from a day on',
      tags,
    })
    .input(sentWhole(moveOnRosterInput))
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => moveOnRoster(context.ctx, input)),

  removeFromRoster: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/people/{personId}/end-of-service',
      summary: 'End somebody’s service after its last day',
      tags,
    })
    .input(removeFromRosterInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await removeFromRoster(context.ctx, input)
      return {}
    }),
}

export const rosterDownloads = [
  download({
    path: '/agencies/{agencyId}/roster.csv',
    summary: 'Who serves an agency, as a file that can be corrected and loaded again',
    tag: 'Roster',
    contentType: 'text/csv',
    page: ({ agencyId = '' }) => `/agency/roster/people?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId }) => {
      const { title, lines } = await exportRoster(ctx, { agencyId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${title}.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(rosterColumns, lines),
      }
    },
  }),
  download({
    path: '/roster-files/{batchId}/refused.csv',
    summary: 'Rows of a roster file that were not taken, each with what is wrong',
    tag: 'Roster',
    contentType: 'text/csv; charset=utf-8',
    page: ({ batchId = '' }) => `/agency/roster/files/${encodeURIComponent(batchId)}`,
    answer: async ({ ctx }, { batchId }) => {
      const { fileName, header, rows } = await listRefusedRows(ctx, { batchId })
      return { headers: { 'content-disposition': attachment(fileName) }, body: csvStream(header, rows) }
    },
  }),
]
