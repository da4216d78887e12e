/** What may come in about the rules by which requests are planned and answered: dated, with where each was read. */
import * as z from 'zod/mini'
import { creationKey } from '@/lib/audit/sent'
import { dayText } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { needed, number } from './inputs'
import { parties, payItems, requestKinds, taskKeys } from './kinds'

/** Where a rule was read, and when. */
export const ruleSource = z.object({
  name: needed(200, 'Say where it was read.'),
  url: z.nullable(z.string().check(z.regex(/^https:\/\/[^\s\\@]+$/, 'Give a full address that begins with https://.'))),
  /** Of when the page is, where it says so; a rule of an old page wants to be looked up again. */
  asOf: z.nullable(dayText()),
})
const isOnce = (keys: readonly string[]) => new Set(keys).size === keys.length
/** How one kind is planned, from a day on. */
export const planRules = z.object({
  kind: z.enum(requestKinds),
  validFrom: dayText(),
  /** Days from the day it is sent to the first day of training; null where none is known. */
  leadDays: z.nullable(number(0, 730, 'Give whole days from 0 to 730.')),
  /** Without exceptions: an earlier day is not taken. */
  leadIsFirm: z.boolean(),
  tasks: z.array(
    z.object({
      key: z.enum(taskKeys),
      party: z.enum(parties),
      /** Before the first day, or after the last one. */
      days: number(0, 730, 'Give whole days from 0 to 730.'),
      after: z.boolean(),
      /** The source says so; else it is our own proposal. */
      sourced: z.boolean(),
    }),
  ),
  pays: z.array(z.object({ item: z.enum(payItems), party: z.enum(parties) })),
  /** A participant pays this for each day of training, or would. */
  fee: z.nullable(z.object({ centsPerPersonDay: number(0, 1_000_000, 'Give cents.'), waived: z.boolean() })),
  /** Null: all of it is our own proposal. */
  source: z.nullable(ruleSource),
})
export type PlanRules = z.infer<typeof planRules>
/** What an administrator adds: each task and each payment once, and nothing said of a source that is not named. */
const newPlanRules = planRules.check(
  holds(({ tasks }) => isOnce(tasks.map(({ key }) => key)), {
    message: 'Name each task once.',
    path: ['tasks'],
  }),
  holds(({ tasks }) => tasks.every(({ key }) => key !== 'ask'), {
    message: 'By when it is asked for follows from the lead. Leave this task out.',
    path: ['tasks'],
  }),
  holds(({ pays }) => isOnce(pays.map(({ item, party }) => `${item} ${party}`)), {
    message: 'Name each payment once.',
    path: ['pays'],
  }),
  holds(({ tasks, source }) => source !== null || tasks.every(({ sourced }) => !sourced), {
    message: 'A task that a source names wants the source: say where it was read.',
    path: ['source'],
  }),
)
export const addPlanRulesInput = z.object({ key: creationKey, rules: newPlanRules })

/** How soon is answered, from a day on. */
export const serviceLevels = z
  .object({
    validFrom: dayText(),
    answerWorkingDays: number(1, 60, 'Give working days from 1 to 60.'),
    decisionWorkingDays: number(1, 120, 'Give working days from 1 to 120.'),
    /** Whose clock says which day it is. */
    zone: needed(60, 'Choose a time zone.'),
  })
  .check(
    holds(({ answerWorkingDays, decisionWorkingDays }) => answerWorkingDays <= decisionWorkingDays, {
      message: 'The first answer comes before the decision, or with it.',
      path: ['answerWorkingDays'],
    }),
  )
export type ServiceLevels = z.infer<typeof serviceLevels>
export const addServiceLevelsInput = z.object({ key: creationKey, levels: serviceLevels })
