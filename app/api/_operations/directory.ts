/** Where to turn. */
import * as z from 'zod/mini'
import { contactLineShape } from '@/lib/directory/inputs'
import { listContactLines } from '@/lib/directory/queries'
import { anyone } from '../_operation'

export const directory = {
  listContactLines: anyone
    .route({
      method: 'GET',
      path: '/contact-lines',
      summary: 'Hotlines and reporting lines, each with its source and the day it was checked',
      tags: ['Directory'],
    })
    .output(z.object({ items: z.array(contactLineShape) }))
    .handler(({ context }) => listContactLines(context.ctx)),
}
