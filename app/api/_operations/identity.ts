/** Signing in, one's own sessions, tokens and name. */
import * as z from 'zod/mini'
import { personas } from '@/drizzle/seed/personas'
import { getMe } from '@/lib/agencies/me'
import { meShape } from '@/lib/agencies/me-shape'
import { makeAddressMain, removeAddress } from '@/lib/agencies/own-addresses'
import { changeProfile } from '@/lib/agencies/profile'
import { restoreAccess, withdrawAccess } from '@/lib/agencies/restore-access'
import { endOtherSessions, endSession, makeToken, revokeToken } from '@/lib/identity/commands'
import {
  addAddressInput,
  addressIdInput,
  addressShape,
  changeProfileInput,
  confirmAddressInput,
  makeTokenInput,
  requestCodeInput,
  restoreAccessInput,
  sessionShape,
  tokenShape,
  withdrawAccessInput,
} from '@/lib/identity/inputs'
import { listMyAddresses, requestAddressCode } from '@/lib/identity/own-addresses'
import { listMySessions, listMyTokens } from '@/lib/identity/queries'
import { requestCode } from '@/lib/identity/sign-in'
import { joinRecords, previewJoin } from '@/lib/joined-records/by-administrator'
import { confirmOrOffer, joinMyRecords, partRecords } from '@/lib/joined-records/commands'
import {
  joinMyRecordsInput,
  joinPreviewShape,
  joinRecordsInput,
  joinShape,
  myJoinShape,
  partRecordsInput,
  previewJoinInput,
  twoRecordsShape,
} from '@/lib/joined-records/inputs'
import { listJoins, listMyJoins } from '@/lib/joined-records/queries'
import { listOutbox } from '@/lib/notices/queries'
import { isDemonstration } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/errors'
import { rebindLeads } from '@/lib/task-forces/leads'
import { anyone, signedIn } from '../_operation'

const tags = ['Identity']
const nothing = z.object({})

export const identity = {
  getMe: anyone
    .route({ method: 'GET', path: '/me', summary: 'Who is signed in, and what they may do', tags })
    .output(meShape)
    .handler(({ context }) => getMe(context.ctx)),

  requestCode: anyone
    .meta({ speaks: true })
    .route({ method: 'POST', path: '/sign-in-codes', summary: 'Send a six-digit code to an address', tags })
    .input(requestCodeInput)
    .output(z.object({ resendInSeconds: z.int(), goodForMinutes: z.int(), request: z.string() }))
    .handler(({ input, context }) => requestCode(context.ctx, input, context.caller)),

  listMySessions: signedIn
    .route({ method: 'GET', path: '/me/sessions', summary: 'Where I am signed in', tags })
    .output(z.object({ items: z.array(sessionShape) }))
    .handler(({ context }) => listMySessions(context.ctx)),

  endSession: signedIn
    .route({ method: 'DELETE', path: '/me/sessions/{sessionId}', summary: 'End one of my sessions', tags })
    .input(z.object({ sessionId: z.uuid() }))
    .output(nothing)
    .handler(async ({ input, context }) => {
      await endSession(context.ctx, input)
      return {}
    }),

  endOtherSessions: signedIn
    .route({
      method: 'POST',
      path: '/me/sessions/end-others',
      summary: 'End all my sessions but this one, and all my API tokens',
      tags,
    })
    .output(z.object({ ended: z.int(), revoked: z.int() }))
    .handler(({ context }) => endOtherSessions(context.ctx)),

  listMyTokens: signedIn
    .route({ method: 'GET', path: '/me/tokens', summary: 'My API tokens', tags })
    .output(z.object({ items: z.array(tokenShape) }))
    .handler(({ context }) => listMyTokens(context.ctx)),

  makeToken: signedIn
    .route({ method: 'POST', path: '/me/tokens', summary: 'Make an API token; it is shown once', tags })
    .input(makeTokenInput)
    .output(z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }))
    .handler(({ input, context }) => makeToken(context.ctx, input)),

  revokeToken: signedIn
    .route({ method: 'DELETE', path: '/me/tokens/{tokenId}', summary: 'Revoke one of my API tokens', tags })
    .input(z.object({ tokenId: z.uuid() }))
    .output(nothing)
    .handler(async ({ input, context }) => {
      await revokeToken(context.ctx, input)
      return {}
    }),

  changeProfile: signedIn
    .route({ method: 'PUT', path: '/me/profile', summary: 'Change my name, time zone or language of messages', tags })
    .input(changeProfileInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => changeProfile(context.ctx, input)),

  listMyAddresses: signedIn
    .route({ method: 'GET', path: '/me/addresses', summary: 'My addresses, the main one first', tags })
    .output(z.object({ items: z.array(addressShape), recent: z.boolean(), heldUntil: z.nullable(z.string()) }))
    .handler(({ context }) => listMyAddresses(context.ctx)),

  requestAddressCode: signedIn
    .route({
      method: 'POST',
      path: '/me/address-codes',
      summary: 'Send a code to an address that I want to add; the answer is the same whether or not it is known',
      tags,
    })
    .input(addAddressInput)
    .output(z.object({ resendInSeconds: z.int(), goodForMinutes: z.int() }))
    .handler(({ input, context }) => requestAddressCode(context.ctx, input, context.caller)),

  confirmAddress: signedIn
    .route({ method: 'POST', path: '/me/addresses', summary: 'Add an address by the code that was sent to it', tags })
    .input(confirmAddressInput)
    .output(z.object({ asked: z.int(), records: z.nullable(twoRecordsShape) }))
    .handler(({ input, context }) => confirmOrOffer(context.ctx, input)),

  joinMyRecords: signedIn
    .route({
      method: 'POST',
      path: '/me/joined-records',
      summary: 'Join the record that signs in with an address to mine, by the code that was sent to it',
      tags,
    })
    .input(joinMyRecordsInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await joinMyRecords(context.ctx, input)
      return {}
    }),

  listMyJoins: signedIn
    .route({ method: 'GET', path: '/me/joined-records', summary: 'Records that were joined to mine', tags })
    .output(z.object({ items: z.array(myJoinShape) }))
    .handler(({ context }) => listMyJoins(context.ctx)),

  listJoins: signedIn
    .route({
      method: 'GET',
      path: '/joined-records',
      summary: 'Records that were joined in the last 30 days; for administrators',
      tags,
    })
    .output(z.object({ items: z.array(joinShape) }))
    .handler(({ context }) => listJoins(context.ctx)),

  previewJoin: signedIn
    .route({
      method: 'POST',
      path: '/joined-records/preview',
      summary: 'What two records hold, and what would be another if they were joined; for administrators',
      tags,
    })
    .input(previewJoinInput)
    .output(joinPreviewShape)
    .handler(({ input, context }) => previewJoin(context.ctx, input)),

  joinRecords: signedIn
    .route({
      method: 'POST',
      path: '/joined-records',
      summary:
        'Join two records of somebody who lost the mailbox of one, once the preview was seen; for administrators',
      tags,
    })
    .input(joinRecordsInput)
    .output(z.object({ joinId: z.string() }))
    .handler(({ input, context }) => joinRecords(context.ctx, input)),

  partRecords: signedIn
    .route({
      method: 'POST',
      path: '/joined-records/{joinId}/parting',
      summary: 'Part two joined records again, within 30 days: my own, or as an administrator with a reason',
      tags,
    })
    .input(partRecordsInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await partRecords(context.ctx, input)
      return {}
    }),

  makeAddressMain: signedIn
    .route({ method: 'PUT', path: '/me/addresses/{loginId}/main', summary: 'Have messages sent to this address', tags })
    .input(addressIdInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await makeAddressMain(context.ctx, input)
      return {}
    }),

  removeAddress: signedIn
    .route({ method: 'DELETE', path: '/me/addresses/{loginId}', summary: 'Remove one of my addresses', tags })
    .input(addressIdInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await removeAddress(context.ctx, input, rebindLeads)
      return {}
    }),

  restoreAccess: signedIn
    .route({
      method: 'POST',
      path: '/restored-access',
      summary: 'Add an address to the record of somebody who lost theirs; for administrators',
      tags,
    })
    .input(restoreAccessInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await restoreAccess(context.ctx, input)
      return {}
    }),

  withdrawAccess: signedIn
    .route({
      method: 'POST',
      path: '/restored-access/withdrawal',
      summary:
        'Take back an address that was to restore access, while nobody has signed in with it; for administrators',
      tags,
    })
    .input(withdrawAccessInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await withdrawAccess(context.ctx, input)
      return {}
    }),

  listOutbox: anyone
    .route({ method: 'GET', path: '/demonstration/outbox', summary: 'Messages of the demonstration world', tags })
    .output(
      z.object({
        items: z.array(
          z.object({
            to: z.string(),
            subject: z.string(),
            text: z.string(),
            sentAt: z.string(),
            waitsUntil: z.nullable(z.string()),
            attached: z.optional(
              z.array(z.object({ name: z.string(), method: z.enum(['REQUEST', 'CANCEL', 'PUBLISH']) })),
            ),
          }),
        ),
      }),
    )
    .handler(async () => {
      if (!isDemonstration()) throw notFound('The outbox')
      return { items: await listOutbox() }
    }),

  listPersonas: anyone
    .route({
      method: 'GET',
      path: '/demonstration/personas',
      summary: 'The invented people of the demonstration world',
      tags,
    })
    .output(z.object({ items: z.array(z.object({ name: z.string(), email: z.string(), what: z.string() })) }))
    .handler(() => {
      if (!isDemonstration()) throw notFound('The demonstration world')
      return { items: [...personas] }
    }),
}
