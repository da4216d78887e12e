/** What may come in about the lines people are told to turn to, and what those who keep them read. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { isSiteAddress } from '@/lib/platform/addresses'
import { dayText, textBlock, textLine } from '@/lib/platform/text'
import { contactKinds, contactLineShape } from './inputs'
import { asDialed, asTexted } from './line-numbers'

/** How somebody made sure that a line is right. */
export const lineWays = ['called', 'official-page', 'written-answer'] as const
export type LineWay = (typeof lineWays)[number]

const orNull = <T extends z.ZodMiniType<string, string>>(inner: T) =>
  z.pipe(
    z.nullable(inner),
    z.transform((text) => (text === '' ? null : text)),
  )

const address = (message: string) => textLine({ most: 500, tooLong: message }).check(z.refine(isSiteAddress, message))
const WHOLE_ADDRESS = 'Give a full address that begins with https://.'

const fields = {
  kind: z.enum(contactKinds, 'Choose what kind of line it is.'),
  name: textLine({ most: 120, missing: 'Give the name by which it answers.' }),
  purpose: textBlock({ most: 600, missing: 'Say in one or two sentences when to use it.', least: 10 }),
  phone: orNull(
    z.pipe(
      textLine({ most: 40 }).check(
        z.refine(
          (text) => text === '' || asDialed(text) !== null,
          'Give ten digits, for example 888-373-7888, or a short number such as 988.',
        ),
      ),
      z.transform((text) => asDialed(text) ?? ''),
    ),
  ),
  textNumber: orNull(
    z.pipe(
      textLine({ most: 40 }).check(
        z.refine(
          (text) => text === '' || asTexted(text) !== null,
          'Give the number as digits: five or six, such as 233733, or ten.',
        ),
      ),
      z.transform((text) => asTexted(text) ?? ''),
    ),
  ),
  url: orNull(textLine({ most: 500 }).check(z.refine((text) => text === '' || isSiteAddress(text), WHOLE_ADDRESS))),
  hours: orNull(textLine({ most: 120 })),
  sourceName: textLine({ most: 200, missing: 'Say which page or office the number is from.' }),
  sourceUrl: address(WHOLE_ADDRESS),
}

export const lineFields = z.object(fields)
export type LineFields = z.infer<typeof lineFields>

const verification = {
  /** The day on which somebody made sure, where they are. */
  verifiedOn: dayText('Give the day on which somebody made sure.'),
  verifiedHow: z.enum(lineWays, 'Say how somebody made sure.'),
}

const lineId = z.string().check(z.regex(/^[a-z0-9-]{1,80}$/))

/** Asked for whenever a number or an address is new: the day and the way of the check, and the second look. */
const check = {
  verifiedOn: z.optional(
    z.pipe(
      z.nullable(z.union([z.literal(''), verification.verifiedOn])),
      z.transform((day) => day || null),
    ),
  ),
  verifiedHow: z.optional(z.nullable(verification.verifiedHow)),
  /** The number was compared with its source once more; of one that changes, the old and the new side by side. */
  looked: z.optional(z.boolean()),
}

/** What the forms of a new and of a changed line hold. */
export const lineForm = z.object({ ...fields, ...check })
export const addContactLineInput = z.extend(lineForm, { key: creationKey })
export const changeContactLineInput = z.extend(lineForm, { lineId, madeFrom })
export const verifyContactLineInput = z.object({ lineId, madeFrom, ...verification })
/** Every line that stands, in its new order. */
export const orderContactLinesInput = z.object({
  madeFrom,
  lineIds: z.array(lineId).check(z.minLength(1), z.maxLength(200)),
})
export const retireContactLineInput = z.object({
  lineId,
  madeFrom,
  reason: textBlock({ most: 500, missing: 'Say why it goes; the trail keeps it.', least: 10 }),
})

export const keptLineShape = z.extend(contactLineShape, {
  version: z.string(),
  verifiedHow: z.nullable(z.enum(lineWays)),
  /** The day by which somebody should make sure again. */
  dueOn: z.string(),
  retiredOn: z.nullable(z.string()),
  retiredReason: z.nullable(z.string()),
  /** Its numbers stand above every page, so it cannot go and must have them. */
  aboveEveryPage: z.boolean(),
})
export type KeptLine = z.infer<typeof keptLineShape>

export const keptLinesShape = z.object({
  /** Made of the order: sent along when the order is changed. */
  version: z.string(),
  /** Today, where the reader is. */
  today: z.string(),
  /** How long a check holds, in days. */
  holdsDays: z.int(),
  overdue: z.int(),
  items: z.array(keptLineShape),
  retired: z.array(keptLineShape),
})
export const lineResultShape = z.object({ lineId: z.string(), version: z.string() })
export const orderResultShape = z.object({ version: z.string() })
