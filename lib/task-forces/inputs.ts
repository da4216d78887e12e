/** What may come in about task forces. Lists are asked leniently: their filters stand in addresses that people edit. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { isFiveDigits } from '@/lib/directory/contact-text'
import { county, phone, state, web } from '@/lib/directory/listing-fields'
import { stateCodes } from '@/lib/platform/states'
import { dayText, emailAddress, searchText, textBlock, textLine, thingName } from '@/lib/platform/text'
import { whole } from '@/lib/platform/whole'
import { amountBases, awardFunders, taskForceKinds, taskForceSides } from './fields'
import { taskForceQuestions } from './rules'

const id = z.uuid('This is not an identifier of the record.')
const dayOrNone = z._default(z.union([z.literal(''), dayText()], 'Write the day as 2026-11-22.'), '')
const block = z._default(textBlock({ most: 1500 }), '')
const slug = z.string().check(z.regex(/^[a-z0-9-]{1,100}$/))

/** The shape alone, for answers: what is kept was checked when it was sent. */
export const taskForceForm = z.object({
  name: thingName('the name of the task force', 200),
  state,
  /** States that it serves whole. */
  servedStates: z._default(z.array(state).check(z.maxLength(60)), []),
  /** State and county, as `CA Contra Costa`. */
  servedCounties: z._default(
    z.array(county).check(z.maxLength(150, 'At most 150 counties: choose the whole state, or say it in words.')),
    [],
  ),
  /** Tribal lands and regions, in words. */
  servedWords: z._default(textLine({ most: 300 }), ''),
  postalCode: z._default(
    z.string().check(
      z.trim(),
      z.refine((zip) => zip === '' || isFiveDigits(zip), 'Give five digits, for example 93999.'),
    ),
    '',
  ),
  phone,
  email: z._default(z.union([z.literal(''), emailAddress], 'Type a full e-mail address, or leave it empty.'), ''),
  url: web('Give the full address of the page, for example https://taskforce.example.'),
  /** One point a line. */
  lawEnforcementDoes: block,
  victimServicesDoes: block,
  since: dayOrNone,
  /** The first day on which it is no more. */
  endedOn: dayOrNone,
  /** Its public listing in the directory. */
  listingSlug: z._default(z.union([z.literal(''), slug], 'Choose a listing of the directory.'), ''),
})
export type TaskForceFields = z.infer<typeof taskForceForm>
const complete = whole<TaskForceFields>(taskForceQuestions)
export const taskForceFields = taskForceForm.check(complete)

const side = z.enum(taskForceSides, 'Choose a side.')
const kind = z.enum(taskForceKinds, 'Choose the kind of task force.')
const agencyId = z._default(z.nullable(id), null)
/** Of who is no agency here, the name alone. */
const partyName = z._default(textLine({ most: 200 }), '')

const formedWith = z.object({ agencyId, name: partyName, side, validFrom: z.optional(dayText()) })
export const formTaskForceInput = z
  .extend(taskForceForm, {
    key: creationKey,
    kind,
    partners: z.array(formedWith).check(z.minLength(1, 'Name at least one partner.'), z.maxLength(50)),
  })
  .check(complete)
const taskForceId = id
export const changeTaskForceInput = z.extend(taskForceForm, { taskForceId, madeFrom }).check(complete)
export const changeTaskForceKindInput = z.object({ taskForceId, madeFrom, kind })

export const addPartnerInput = z.object({
  key: creationKey,
  ...{ taskForceId, agencyId, side },
  name: partyName,
  validFrom: dayText('Give the day since which it is in it.'),
})
export const changePartnerInput = z.object({
  partnerId: id,
  madeFrom,
  side,
  validFrom: dayText('Give the day since which it is in it.'),
  validTo: dayOrNone,
})
export const endPartnerInput = z.object({
  partnerId: id,
  /** The first day on which it is in it no longer. */
  validTo: dayText('Give the first day on which it is in it no longer.'),
})

/** Letters, digits and single hyphens: `15POVC-24-GG-01234-HT`. */
export const awardNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/^\s*(?:AWARD\s*)?(?:(?:NUMBER|NO)(?=[\s.:])\.?|#)\s*:?\s*/, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$|\.$/g, '')

const amount = z
  .number('Give whole dollars, for example 750000.')
  .check(
    z.int('Give whole dollars, for example 750000.'),
    z.minimum(0, 'Give an amount of 0 or more.'),
    z.maximum(1_000_000_000, 'This is more than a billion dollars. Check the amount.'),
  )

export const awardForm = z.object({
  number: z
    .string()
    .check(
      z.overwrite(awardNumber),
      z.regex(
        /^(?=.*\d)[A-Z0-9](?:[A-Z0-9-]{3,38})[A-Z0-9]$/,
        'Give the number as the award letter writes it, for example 15POVC-24-GG-01234-HT.',
      ),
    ),
  program: textLine({ most: 200, missing: 'Name the program of the award.', least: 3 }),
  funder: z.enum(awardFunders, 'Choose who made the award.'),
  holderAgencyId: agencyId,
  /** Of who is no agency here, the name alone. */
  holderName: partyName,
  amount: z._default(z.nullable(amount), null),
  basis: z._default(z.union([z.literal(''), z.enum(amountBases)], 'Say what the amount counts.'), ''),
  startsOn: dayOrNone,
  /** Its last day. */
  endsOn: dayOrNone,
  sourceName: textLine({ most: 200, missing: 'Say where this was read.' }),
  sourceUrl: web('Give the full address of the page, or leave it empty.'),
  sourceSeenOn: dayText('Give the day on which the source was read.'),
})
export type AwardFields = z.infer<typeof awardForm>

/** What must hold between the fields of an award. */
const consistent = whole<AwardFields>((award) => {
  const problem = (field: keyof AwardFields, message: string) => ({ field, message })
  return [
    () => !award.holderAgencyId && !award.holderName && problem('holderName', 'Say who holds the award.'),
    () =>
      award.holderAgencyId !== null &&
      award.holderName !== '' &&
      problem('holderName', 'Choose an agency, or give a name; not both.'),
    () => award.amount !== null && award.basis === '' && problem('basis', 'Say what the amount counts.'),
    () =>
      award.amount === null && award.basis !== '' && problem('amount', 'Give the amount, or leave out what it counts.'),
    () =>
      award.startsOn !== '' &&
      award.endsOn !== '' &&
      award.startsOn > award.endsOn &&
      problem('endsOn', 'The last day of the period comes before its first.'),
  ]
})
export const awardFields = awardForm.check(consistent)
export const addAwardInput = z.extend(awardForm, { key: creationKey, taskForceId }).check(consistent)
export const changeAwardInput = z.extend(awardForm, { awardId: id, madeFrom }).check(consistent)
export const withdrawAwardInput = z.object({
  awardId: id,
  madeFrom,
  reason: textBlock({ most: 500, missing: 'Say why it goes; the trail keeps it.', least: 10 }),
})

/** Taken in is what was shown: `plan` is that of the dry run. */
export const importAwardsInput = z.object({
  taskForceId,
  fileId: id,
  dryRun: z.boolean(),
  plan: z.optional(z.string().check(z.maxLength(64))),
})
export const takeBackAwardsInput = z.object({ importId: id })

export const nameLeadInput = z.object({ key: creationKey, taskForceId, email: emailAddress })
export const endLeadInput = z.object({ leadId: id })

export const taskForceSlugInput = z.object({ slug })
export const agencyTaskForcesInput = z.object({ agencyId: id })

/** One value or several, as addresses write them; what is unknown is left out. */
const kinds = z.catch(
  z.pipe(
    z.transform((value: unknown) => taskForceKinds.filter((each) => [value].flat().includes(each))),
    z.array(z.enum(taskForceKinds)),
  ),
  [],
)
export const findTaskForcesInput = z.object({
  /** As it was typed: the answer says whether it is known. */
  zip: z.catch(
    z.optional(
      z.pipe(
        z.string().check(z.trim(), z.maxLength(10)),
        z.transform((typed) => typed || undefined),
      ),
    ),
    undefined,
  ),
  state: z.catch(z.optional(z.enum(stateCodes as [string, ...string[]])), undefined),
  kind: kinds,
  q: z.catch(searchText(100), ''),
  /** With those that have ended. */
  ended: z.catch(
    z.pipe(
      z.transform((value: unknown) => ['1', 'true', 'on', true].includes(value as string)),
      z.boolean(),
    ),
    false,
  ),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1),
})
export type TaskForceFilter = Omit<z.infer<typeof findTaskForcesInput>, 'page'>
