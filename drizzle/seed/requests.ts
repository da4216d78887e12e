/** Requests for training and help: what was asked, what was answered, and how far it has come. */
import { grantRole } from '@/lib/agencies/roles'
import { changeEvent, submitEvent } from '@/lib/events/commands'
import { approveEvent } from '@/lib/events/moderation'
import { approvalCheckIds } from '@/lib/events/moderation-rules'
import { getMyEvent } from '@/lib/events/queries'
import type { Ctx } from '@/lib/platform/context'
import { draftRequest, submitRequest } from '@/lib/requests/commands'
import { noteOnRequest, writeRequestMessage } from '@/lib/requests/conversation'
import { closeRequest, deliverRequest, scheduleRequest } from '@/lib/requests/delivery'
import { officerOf, requestKinds } from '@/lib/requests/kinds'
import { giveEvaluation } from '@/lib/requests/outcome'
import { addGoal, planCoachingSession, settleCoachingSession, settleGoal, tickTask } from '@/lib/requests/plans'
import { listMyRequests } from '@/lib/requests/queries'
import { getRequest } from '@/lib/requests/request'
import type { Request } from '@/lib/requests/shapes'
import { acceptRequest, assignRequest, declineRequest, screenRequest } from '@/lib/requests/triage'
import { type Agencies, DANA, GORDON, MARISOL, NOOR, unlessThere, WALT } from './agencies'
import { as, signInFirst } from './cast'
import { weekdayFrom } from './events'
import { type WishName, wishes, wishOf } from './request-texts'
import type { Story } from './story'

const INES = { email: 'i.calloway@attest.example', givenName: 'Ines', familyName: 'Calloway' }
const AMARA = 'a.okafor@marlowbaypd.example'
const LUIS = 'l.ferreira@harborlight.example'
const TUESDAY = 2

export async function tellRequests(story: Story, agencies: Agencies): Promise<void> {
  await signInFirst(story.at(120), INES)
  const walt = await as(WALT.email, story.at(119))
  for (const kind of requestKinds) await unlessThere(grantRole(walt, { email: INES.email, role: officerOf(kind) }))
  const { marlowBay, harborLight, pineHollow } = agencies
  await tellOne(story, { name: 'scheduled', by: DANA.email, agencyId: marlowBay, sentDaysAgo: 75, steps: toCalendar })
  await tellOne(story, { name: 'coached', by: NOOR.email, agencyId: harborLight, sentDaysAgo: 60, steps: toCoaching })
  await tellOne(story, { name: 'answered', by: MARISOL.email, agencyId: pineHollow, sentDaysAgo: 40, steps: toAnswer })
  await tellOne(story, { name: 'declined', by: MARISOL.email, agencyId: pineHollow, sentDaysAgo: 20, steps: toRefusal })
  await tellOne(story, { name: 'accepted', by: DANA.email, agencyId: marlowBay, sentDaysAgo: 16, steps: toAcceptance })
  await tellOne(story, { name: 'late', by: NOOR.email, agencyId: harborLight, sentDaysAgo: 10, steps: [] })
  await tellOne(story, { name: 'waiting', by: AMARA, agencyId: marlowBay, sentDaysAgo: 1, steps: [] })
  await tellOne(story, { name: 'begun', by: LUIS, agencyId: harborLight, sentDaysAgo: null, steps: [] })
}

/** What somebody does with the request as it stands by then. */
type Act = (ctx: Ctx, request: Request, story: Story) => Promise<unknown>
/** Done once: where the request does not yet show it. */
type Step = { daysAgo: number; by?: string; unless: (request: Request) => boolean; act: Act }
type Told = { name: WishName; by: string; agencyId: string; sentDaysAgo: number | null; steps: readonly Step[] }

async function tellOne(story: Story, { name, by, agencyId, sentDaysAgo, steps }: Told): Promise<void> {
  const asked = await as(by, story.at(sentDaysAgo ?? 3, '13:10'))
  const requestId = await written(story, asked, { name, agencyId, sentDaysAgo: sentDaysAgo ?? 3 })
  if (sentDaysAgo === null) return
  const { state, version } = await getRequest(asked, { requestId })
  if (state === 'draft') await submitRequest(asked, { requestId, madeFrom: version })
  for (const { daysAgo, by: who = INES.email, unless, act } of steps) {
    const ctx = await as(who, story.at(daysAgo, '15:20'))
    const request = await getRequest(ctx, { requestId })
    if (!unless(request)) await act(ctx, request, story)
  }
}

type Written = { name: WishName; agencyId: string; sentDaysAgo: number }

async function written(story: Story, ctx: Ctx, { name, agencyId, sentDaysAgo }: Written): Promise<string> {
  const { items } = await listMyRequests(ctx, {})
  for (const { requestId } of items)
    if ((await getRequest(ctx, { requestId })).fields.need === wishes[name].need) return requestId
  const wishedOn = weekdayFrom(story.day(150 - sentDaysAgo), TUESDAY)
  const { requestId } = await draftRequest(ctx, { fields: wishOf(name, { agencyId, wishedOn }) })
  return requestId
}

const seen = ({ requestId, version }: Request) => ({ requestId, madeFrom: version })
const took =
  (verb: Request['steps'][number]['verb']) =>
  ({ steps }: Request): boolean =>
    steps.some((step) => step.verb === verb)

const screens = (daysAgo: number): Step => ({
  ...{ daysAgo, unless: took('screen'), act: (ctx, request) => screenRequest(ctx, seen(request)) },
})
const accepts = (daysAgo: number, message: string): Step => ({
  ...{ daysAgo, unless: took('accept'), act: (ctx, request) => acceptRequest(ctx, { ...seen(request), message }) },
})
const says = (daysAgo: number, text: string, by = INES.email): Step => ({
  ...{ daysAgo, by, unless: ({ messages }) => messages.some((message) => message.text === text) },
  act: (ctx, { requestId }) => writeRequestMessage(ctx, { requestId, text }),
})
const notes = (daysAgo: number, text: string): Step => ({
  ...{ daysAgo, unless: (request) => request.notes?.some((note) => note.text === text) ?? false },
  act: (ctx, { requestId }) => noteOnRequest(ctx, { requestId, text }),
})
const takesOver = (daysAgo: number): Step => ({
  ...{ daysAgo, unless: ({ officerName }) => officerName !== null },
  act: (ctx, request) =>
    assignRequest(ctx, { ...seen(request), officerId: ctx.actor.kind === 'person' ? ctx.actor.personId : null }),
})
const schedules = (daysAgo: number): Step => ({
  ...{ daysAgo, unless: took('schedule') },
  act: (ctx, request) => scheduleRequest(ctx, { ...seen(request), on: request.plan ? request.wishedOn : null }),
})

const toAcceptance: readonly Step[] = [
  takesOver(14),
  says(14, 'Thank you. Would two half days do as well as one whole day?'),
  says(13, 'One whole day is better: half of the team works nights.', DANA.email),
  screens(12),
  notes(12, 'Asked for the same a year ago and had to cancel: call before the room is booked.'),
  accepts(9, 'We are glad to come. Next we agree on the day.'),
]

const toCalendar: readonly Step[] = [
  takesOver(73),
  screens(72),
  accepts(68, 'Two days for both agencies together is just what this training is made for.'),
  schedules(60),
  {
    ...{ daysAgo: 59, unless: ({ event }) => event?.status !== 'draft' },
    act: async (ctx, { event }) => {
      const eventId = event?.eventId
      const { fields, version } = await getMyEvent(ctx, { eventId })
      const summary =
        'Patrol and advocates practise the first hours after somebody is found, together and in both roles.'
      await changeEvent(ctx, { eventId, madeFrom: version, ...fields, title: 'The first hours, together', summary })
      await submitEvent(ctx, { eventId })
    },
  },
  {
    ...{ daysAgo: 58, unless: ({ event }) => event?.status !== 'submitted' },
    act: async (ctx, { event }, story) => {
      const { version } = await getMyEvent(ctx, { eventId: event?.eventId })
      const moderator = await as(GORDON.email, story.at(58, '16:00'))
      await approveEvent(moderator, { eventId: event?.eventId, madeFrom: version, checks: approvalCheckIds })
    },
  },
  {
    ...{ daysAgo: 20, by: DANA.email, unless: ({ checklist }) => checklist.length > 0 },
    act: (ctx, { requestId }, story) => tickTask(ctx, { requestId, task: 'room', doneOn: story.day(-20) }),
  },
]

const GOALS = [
  'An intake form for labor cases that every advocate can use, in English, Spanish and Vietnamese.',
  'Written agreements with two partners who meet workers first: a legal aid office and a clinic.',
] as const

const sessionIn = (daysAgo: number, planned: number, count: number): Step => ({
  ...{ daysAgo, unless: ({ coaching }) => (coaching?.sessions.length ?? 0) >= count },
  act: (ctx, { requestId }, story) => planCoachingSession(ctx, { requestId, on: story.day(-planned), minutes: 90 }),
})

const toCoaching: readonly Step[] = [
  takesOver(58),
  screens(57),
  accepts(52, 'We begin with what you have: bring the intake form that you use today.'),
  ...GOALS.map(
    (text): Step => ({
      ...{ daysAgo: 50, unless: ({ coaching }) => coaching?.goals.some((goal) => goal.text === text) ?? false },
      act: (ctx, { requestId }) => addGoal(ctx, { requestId, text }),
    }),
  ),
  sessionIn(50, 41, 1),
  schedules(49),
  {
    ...{ daysAgo: 41, unless: ({ coaching }) => coaching?.sessions[0]?.state !== 'planned' },
    act: (ctx, { coaching }) =>
      settleCoachingSession(ctx, {
        ...{ sessionId: coaching?.sessions[0]?.sessionId, madeFrom: coaching?.sessions[0]?.version, state: 'held' },
        notes: 'Went through the form line by line. What is never used goes; three questions about work come in.',
      }),
  },
  {
    ...{ daysAgo: 12, unless: ({ coaching }) => coaching?.goals[0]?.state !== 'open' },
    act: (ctx, { coaching }) =>
      settleGoal(ctx, {
        ...{ goalId: coaching?.goals[0]?.goalId, madeFrom: coaching?.goals[0]?.version, state: 'reached' },
        reached: 'The form is in use since the start of the month, in all three languages.',
      }),
  },
  sessionIn(12, -9, 2),
]

const toAnswer: readonly Step[] = [
  screens(39),
  accepts(38, 'Two hundred of each are on their way to you.'),
  schedules(38),
  {
    ...{ daysAgo: 30, unless: took('deliver') },
    act: (ctx, request) => deliverRequest(ctx, seen(request)),
  },
  {
    ...{ daysAgo: 24, by: MARISOL.email, unless: took('evaluate') },
    act: (ctx, { requestId }) =>
      giveEvaluation(ctx, {
        ...{ requestId, madeFrom: null, useful: 5, ready: 4, formsBack: null, content: null },
        words: 'They arrived. Outreach asks for the next ones without print on the back.',
      }),
  },
  {
    ...{ daysAgo: 23, unless: took('close') },
    act: (ctx, request) =>
      closeRequest(ctx, {
        ...seen(request),
        summary: 'Four hundred cards, in two languages, handed out by Street Outreach.',
      }),
  },
]

const toRefusal: readonly Step[] = [
  screens(18),
  {
    ...{ daysAgo: 15, unless: took('decline') },
    act: (ctx, request) =>
      declineRequest(ctx, {
        ...seen(request),
        reason:
          'We may not write applications for grants with anybody. Ask for coaching instead: planning services and their costs is part of it.',
      }),
  },
]
