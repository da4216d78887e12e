import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import '@/lib/platform/refusals'
import { router } from './_operations/router'
import { sentWhole } from './_whole'

type Field = z.core.$ZodType
type Operation = { '~orpc': { route: { method: string }; inputSchema?: Field } }

const shapeOf = (schema: Field | undefined): Record<string, Field> =>
  schema?._zod.def.type === 'object' ? (schema as z.ZodMiniObject)._zod.def.shape : {}

/** Changes of what is there: what is sent takes its place, or is made from how it stood. */
const changes = Object.entries(router as unknown as Record<string, Record<string, Operation>>).flatMap(
  ([domain, operations]) =>
    Object.entries(operations).flatMap(([name, { '~orpc': operation }]) => {
      const shape = shapeOf(operation.inputSchema)
      const isChange = operation.route.method === 'PUT' || (operation.route.method !== 'GET' && 'madeFrom' in shape)
      return isChange ? [{ operation: `${domain}.${name}`, shape: { ...shape, ...shapeOf(shape.fields) } }] : []
    }),
)

const left = (kinds: readonly string[]) =>
  changes.flatMap(({ operation, shape }) =>
    Object.entries(shape).flatMap(([field, { _zod }]) =>
      kinds.includes(_zod.def.type) ? [`${operation} ${field}`] : [],
    ),
  )

/** Of the step that is taken, not of what it is taken about: left out, nothing that stood is lost. */
const ofTheStep = [
  ...['changeEvent', 'rescheduleEvent', 'moveEvent'].map((name) => `events.${name} alsoLater`),
  ...['events.moveEvent otherZone', 'agencies.changeAgency otherZone'],
  ...['events.returnEvent reason', 'events.returnEvent fields', 'events.approveEvent checks'],
  ...['interval', 'weekdays', 'isLast', 'except'].map((field) => `events.makeSeries ${field}`),
  ...['recordedAs', 'reason', 'topics', 'apart'].map((field) => `claims.approveClaim ${field}`),
  ...['topics', 'apart'].map((field) => `claims.settleDispute ${field}`),
  ...['requests.acceptRequest message', 'requests.scheduleRequest on', 'requests.closeRequest summary'],
  ...['mandates.answerPackChange haveRead', 'mandates.answerSuggestedRule packId'],
  ...['directory.verifyListing evidence', 'directory.confirmListing evidence'],
  // Taken only where the listing says neither.
  ...['directory.confirmListing postalCode', 'directory.confirmListing servedCounties'],
]

/** Stays as it was, which the tests of each say; or is of the step. */
const stays = [
  ...[
    'identity.changeProfile language',
    'calendar.changeSearch filter',
    'requirements.changeRequirement exceptPersonIds',
  ],
  ...['agencies.changeTeamMember lastOn', 'agencies.changeTeamMember isMistake'],
  ...['license', 'certification', 'appointment', 'promotion', 'grantContact', 'application'].map(
    (date) => `requirements.keepOwnDates ${date}On`,
  ),
  'requirements.keepOwnDates birthMonth',
  ...['verifiedOn', 'verifiedHow', 'looked'].map((field) => `directory.changeContactLine ${field}`),
  ...['events.cancelSession creditHours', 'registration.changeRegistration whenOver'],
  ...['times', 'until', 'key'].map((field) => `events.makeSeries ${field}`),
  ...['place', 'done', 'secondsAgo'].map((field) => `learning.reachPlace ${field}`),
]

describe('a change of a whole object', () => {
  it('takes no field that was not sent for its default', () => {
    expect(changes.length).toBeGreaterThan(60)
    expect(left(['default', 'prefault', 'catch']).sort()).toEqual([...ofTheStep].sort())
    expect(left(['optional']).sort()).toEqual([...stays].sort())
  })

  it('is refused with the name of each field that is missing, and taken once each was sent', () => {
    const made = z.object({
      name: z.string(),
      phone: z._default(z.string(), ''),
      served: z._default(z.array(z.string()), []),
      alsoLater: z._default(z.boolean(), false),
    })
    const changed = sentWhole(made, 'alsoLater')
    const missing = changed.safeParse({ name: 'Harbor Light' }).error?.issues
    expect(missing?.map(({ path, message }) => [path[0], message])).toEqual([
      ['phone', 'This is missing. Fill it in.'],
      ['served', 'This is missing. Fill it in.'],
    ])
    const whole = { name: 'Harbor Light', phone: '', served: [] }
    expect(changed.parse(whole)).toEqual({ ...whole, alsoLater: false })
    expect(made.parse({ name: 'Harbor Light' })).toMatchObject({ phone: '', served: [] })
  })
})
