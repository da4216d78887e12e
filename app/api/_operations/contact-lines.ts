/** Hotlines and reporting lines: for everyone to read, for administrators to keep. */
import * as z from 'zod/mini'
import { contactLineShape } from '@/lib/directory/inputs'
import {
  addContactLine,
  changeContactLine,
  orderContactLines,
  retireContactLine,
  verifyContactLine,
} from '@/lib/directory/keep-lines'
import { listKeptContactLines } from '@/lib/directory/kept-lines'
import {
  addContactLineInput,
  changeContactLineInput,
  keptLinesShape,
  lineResultShape,
  orderContactLinesInput,
  orderResultShape,
  retireContactLineInput,
  verifyContactLineInput,
} from '@/lib/directory/line-inputs'
import { listContactLines } from '@/lib/directory/queries'
import { anyone, signedIn } from '../_operation'

const tags = ['Directory']

export const contactLines = {
  listContactLines: anyone
    .route({
      method: 'GET',
      path: '/contact-lines',
      summary: 'Hotlines and reporting lines, each with its source and the day it was checked',
      tags,
    })
    .output(z.object({ items: z.array(contactLineShape) }))
    .handler(({ context }) => listContactLines(context.ctx)),

  listKeptContactLines: signedIn
    .route({
      method: 'GET',
      path: '/kept-contact-lines',
      summary: 'The lines with when each is due to be checked, and those that were retired (administrators)',
      tags,
    })
    .output(keptLinesShape)
    .handler(({ context }) => listKeptContactLines(context.ctx)),

  addContactLine: signedIn
    .route({ method: 'POST', path: '/contact-lines', summary: 'Add a line that was checked', tags })
    .input(addContactLineInput)
    .output(lineResultShape)
    .handler(({ input, context }) => addContactLine(context.ctx, input)),

  changeContactLine: signedIn
    .route({
      method: 'PUT',
      path: '/contact-lines/{lineId}',
      summary: 'Change a line; a number only with the day and the way of its check, and a second look',
      tags,
    })
    .input(changeContactLineInput)
    .output(lineResultShape)
    .handler(({ input, context }) => changeContactLine(context.ctx, input)),

  verifyContactLine: signedIn
    .route({
      method: 'POST',
      path: '/contact-lines/{lineId}/verifications',
      summary: 'Say that somebody made sure of a line, on which day and how',
      tags,
    })
    .input(verifyContactLineInput)
    .output(lineResultShape)
    .handler(({ input, context }) => verifyContactLine(context.ctx, input)),

  orderContactLines: signedIn
    .route({
      method: 'POST',
      path: '/contact-line-order',
      summary: 'Put the lines in another order',
      tags,
    })
    .input(orderContactLinesInput)
    .output(orderResultShape)
    .handler(({ input, context }) => orderContactLines(context.ctx, input)),

  retireContactLine: signedIn
    .route({
      method: 'POST',
      path: '/contact-lines/{lineId}/retirement',
      summary: 'Retire a line, with the reason',
      tags,
    })
    .input(retireContactLineInput)
    .output(lineResultShape)
    .handler(({ input, context }) => retireContactLine(context.ctx, input)),
}
