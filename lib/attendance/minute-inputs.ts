/** What may come in about the code of the minute. */
import * as z from 'zod/mini'

export const minuteCodeInput = z.object({ eventId: z.uuid(), sessionId: z.uuid() })

/** Six digits, with spaces or dashes as people write them. */
export const checkMyselfInInput = z.object({
  code: z.string().check(
    z.overwrite((text) => text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')),
    z.regex(/^\d{6}$/, 'Type the six digits that are shown.'),
  ),
})
