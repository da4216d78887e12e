/** Keeping the platform: public lists of agencies and the trail of what happened. */
import * as z from 'zod/mini'
import { listTrailInput, trailPageShape } from '@/lib/audit/inputs'
import { importAgencies } from '@/lib/interop/agency-list/commands'
import { getImportInput, importAgenciesInput, importDetailShape, importShape } from '@/lib/interop/agency-list/inputs'
import { getImport, listImports } from '@/lib/interop/agency-list/queries'
import { listTrail } from '@/lib/reporting/trail'
import { signedIn } from '../_operation'

const tags = ['Administration']

export const administration = {
  importAgencies: signedIn
    .route({
      method: 'POST',
      path: '/agency-imports',
      summary: 'Take over a public list of agencies (at most 5 MB); it goes on in the background',
      tags,
    })
    .input(importAgenciesInput)
    .output(z.object({ importId: z.string() }))
    .handler(({ input, context }) => importAgencies(context.ctx, input)),

  listImports: signedIn
    .route({ method: 'GET', path: '/agency-imports', summary: 'Imports of agency lists', tags })
    .output(z.object({ items: z.array(importShape) }))
    .handler(({ context }) => listImports(context.ctx)),

  getImport: signedIn
    .route({
      method: 'GET',
      path: '/agency-imports/{importId}',
      summary: 'How far an import is and what it found',
      tags,
    })
    .input(getImportInput)
    .output(importDetailShape)
    .handler(({ input, context }) => getImport(context.ctx, input)),

  listTrail: signedIn
    .route({ method: 'GET', path: '/audit-events', summary: 'What happened, by whom and about whom', tags })
    .input(listTrailInput)
    .output(trailPageShape)
    .handler(({ input, context }) => listTrail(context.ctx, input)),
}
