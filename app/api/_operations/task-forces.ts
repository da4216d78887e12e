/** Task forces: who works trafficking cases together, since when, and with which awards. */
import * as z from 'zod/mini'
import { csvStream } from '@/lib/formats/csv'
import { limitSearches } from '@/lib/platform/search-limit'
import { exportAwards } from '@/lib/task-forces/award-file'
import { importAwards, takeBackAwards } from '@/lib/task-forces/award-import'
import { awardColumns } from '@/lib/task-forces/award-rows'
import { addAward, changeAward, withdrawAward } from '@/lib/task-forces/awards'
import { changeTaskForce, changeTaskForceKind, formTaskForce } from '@/lib/task-forces/commands'
import { forceCoverageShape, getForceCoverage } from '@/lib/task-forces/coverage'
import { findTaskForces } from '@/lib/task-forces/finding'
import {
  addAwardInput,
  addPartnerInput,
  agencyTaskForcesInput,
  changeAwardInput,
  changePartnerInput,
  changeTaskForceInput,
  changeTaskForceKindInput,
  endLeadInput,
  endPartnerInput,
  findTaskForcesInput,
  formTaskForceInput,
  importAwardsInput,
  nameLeadInput,
  takeBackAwardsInput,
  taskForceSlugInput,
  withdrawAwardInput,
} from '@/lib/task-forces/inputs'
import { getKeptTaskForce } from '@/lib/task-forces/kept'
import { endLead, nameLead } from '@/lib/task-forces/leads'
import { addPartner, changePartner, endPartner } from '@/lib/task-forces/partners'
import {
  getTaskForce,
  listMyTaskForces,
  listTaskForcesOfAgency,
  listTaskForcesOfListing,
} from '@/lib/task-forces/queries'
import {
  awardImportShape,
  awardResultShape,
  forceResultShape,
  keptTaskForceShape,
  partnerResultShape,
  takenBackShape,
  taskForceItemsShape,
  taskForceShape,
  taskForcesShape,
} from '@/lib/task-forces/shapes'
import { attachment, download } from '../_downloads'
import { anyone, signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Task forces']

export const taskForces = {
  findTaskForces: anyone
    .route({
      method: 'GET',
      path: '/task-forces',
      summary: 'Find task forces by ZIP code, state, kind and words',
      tags,
    })
    .input(findTaskForcesInput)
    .output(taskForcesShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return findTaskForces(ctx, input)
    }),

  getTaskForce: anyone
    .route({
      method: 'GET',
      path: '/task-forces/{slug}',
      summary: 'A task force: its partners, awards and events, and which side is missing',
      tags,
    })
    .input(taskForceSlugInput)
    .output(taskForceShape)
    .handler(({ input, context }) => getTaskForce(context.ctx, input)),

  getForceCoverage: anyone
    .route({
      method: 'GET',
      path: '/task-forces/{slug}/coverage',
      summary: 'Which kinds of help are not listed near the counties that a task force serves',
      tags,
    })
    .input(taskForceSlugInput)
    .output(forceCoverageShape)
    .handler(({ input, context: { ctx, caller } }) => {
      limitSearches(ctx, caller.network)
      return getForceCoverage(ctx, input)
    }),

  listTaskForcesOfAgency: anyone
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/task-forces',
      summary: 'Task forces that an agency is in',
      tags,
    })
    .input(agencyTaskForcesInput)
    .output(taskForceItemsShape)
    .handler(({ input, context }) => listTaskForcesOfAgency(context.ctx, input)),

  listTaskForcesOfListing: anyone
    .route({
      method: 'GET',
      path: '/directory/listings/{slug}/task-forces',
      summary: 'Task forces that a public listing speaks of',
      tags,
    })
    .input(taskForceSlugInput)
    .output(z.object({ items: z.array(z.object({ slug: z.string(), name: z.string() })) }))
    .handler(({ input, context }) => listTaskForcesOfListing(context.ctx, input)),

  listMyTaskForces: signedIn
    .route({ method: 'GET', path: '/me/task-forces', summary: 'Task forces that I lead', tags })
    .output(taskForceItemsShape)
    .handler(({ context }) => listMyTaskForces(context.ctx)),

  getKeptTaskForce: signedIn
    .route({
      method: 'GET',
      path: '/kept-task-forces/{slug}',
      summary: 'A task force that I keep, with its leads',
      tags,
    })
    .input(taskForceSlugInput)
    .output(keptTaskForceShape)
    .handler(({ input, context }) => getKeptTaskForce(context.ctx, input)),

  formTaskForce: signedIn
    .route({ method: 'POST', path: '/task-forces', summary: 'Form a task force of partner agencies', tags })
    .input(formTaskForceInput)
    .output(forceResultShape)
    .handler(({ input, context }) => formTaskForce(context.ctx, input)),

  changeTaskForce: signedIn
    .route({ method: 'PUT', path: '/task-forces/{taskForceId}', summary: 'Change what is said of a task force', tags })
    .input(sentWhole(changeTaskForceInput))
    .output(forceResultShape)
    .handler(({ input, context }) => changeTaskForce(context.ctx, input)),

  changeTaskForceKind: signedIn
    .route({
      method: 'PUT',
      path: '/task-forces/{taskForceId}/kind',
      summary: 'Say of which kind a task force is (administrators)',
      tags,
    })
    .input(changeTaskForceKindInput)
    .output(forceResultShape)
    .handler(({ input, context }) => changeTaskForceKind(context.ctx, input)),

  addPartner: signedIn
    .route({ method: 'POST', path: '/task-forces/{taskForceId}/partners', summary: 'Add a partner or a member', tags })
    .input(addPartnerInput)
    .output(partnerResultShape)
    .handler(({ input, context }) => addPartner(context.ctx, input)),

  changePartner: signedIn
    .route({
      method: 'PUT',
      path: '/task-force-partners/{partnerId}',
      summary: 'Correct the side and days of a partner',
      tags,
    })
    .input(sentWhole(changePartnerInput))
    .output(partnerResultShape)
    .handler(({ input, context }) => changePartner(context.ctx, input)),

  endPartner: signedIn
    .route({
      method: 'POST',
      path: '/task-force-partners/{partnerId}/end',
      summary: 'Say since when a partner is in it no longer',
      tags,
    })
    .input(endPartnerInput)
    .output(partnerResultShape)
    .handler(({ input, context }) => endPartner(context.ctx, input)),

  addAward: signedIn
    .route({ method: 'POST', path: '/task-forces/{taskForceId}/awards', summary: 'Add an award', tags })
    .input(addAwardInput)
    .output(awardResultShape)
    .handler(({ input, context }) => addAward(context.ctx, input)),

  changeAward: signedIn
    .route({ method: 'PUT', path: '/task-force-awards/{awardId}', summary: 'Correct an award', tags })
    .input(sentWhole(changeAwardInput))
    .output(awardResultShape)
    .handler(({ input, context }) => changeAward(context.ctx, input)),

  withdrawAward: signedIn
    .route({
      method: 'POST',
      path: '/task-force-awards/{awardId}/withdrawal',
      summary: 'Take away an award that was entered wrongly, with the reason',
      tags,
    })
    .input(withdrawAwardInput)
    .output(z.object({ awardId: z.string() }))
    .handler(({ input, context }) => withdrawAward(context.ctx, input)),

  importAwards: signedIn
    .route({
      method: 'POST',
      path: '/task-forces/{taskForceId}/award-imports',
      summary: 'Say what a file of awards would change, or take it in',
      tags,
    })
    .input(importAwardsInput)
    .output(awardImportShape)
    .handler(({ input, context }) => importAwards(context.ctx, input)),

  takeBackAwards: signedIn
    .route({
      method: 'POST',
      path: '/task-force-award-imports/{importId}/return',
      summary: 'Take back what a file of awards did, within a day',
      tags,
    })
    .input(takeBackAwardsInput)
    .output(takenBackShape)
    .handler(({ input, context }) => takeBackAwards(context.ctx, input)),

  nameLead: signedIn
    .route({
      method: 'POST',
      path: '/task-forces/{taskForceId}/leads',
      summary: 'Name a lead by the confirmed address of an account (administrators)',
      tags,
    })
    .input(nameLeadInput)
    .output(z.object({ leadId: z.string() }))
    .handler(({ input, context }) => nameLead(context.ctx, input)),

  endLead: signedIn
    .route({
      method: 'POST',
      path: '/task-force-leads/{leadId}/end',
      summary: 'Say that somebody leads a task force no longer (administrators)',
      tags,
    })
    .input(endLeadInput)
    .output(z.object({}))
    .handler(({ input, context }) => endLead(context.ctx, input)),
}

export const taskForceDownloads = [
  download({
    path: '/task-forces/{slug}/awards.csv',
    summary: 'The awards of a task force, as a file that its import reads again',
    tag: 'Task forces',
    contentType: 'text/csv',
    anyone: true,
    page: ({ slug }) => `/task-forces/${slug}`,
    answer: async ({ ctx }, { slug }) => ({
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment(`awards of ${slug}.csv`),
        'cache-control': 'no-store',
      },
      body: csvStream(awardColumns, await exportAwards(ctx, { slug })),
    }),
  }),
]
