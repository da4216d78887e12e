/** The words of requests that never change by themselves: kinds, states, steps, who takes them, what is planned and paid. */

export const requestKinds = ['training', 'prosecution-training', 'coaching', 'other-help'] as const
export type RequestKind = (typeof requestKinds)[number]
/** The role on the platform of whoever works the queue of a kind. */
export const officerOf = <K extends RequestKind>(kind: K): `${K}-officer` => `${kind}-officer`
/** Kinds that become an event of the calendar. */
export const trainingKinds = ['training', 'prosecution-training'] as const satisfies readonly RequestKind[]
export const isTraining = (kind: RequestKind): boolean => trainingKinds.some((each) => each === kind)

export const requestStates = [
  'draft',
  'submitted',
  'screened',
  'accepted',
  'declined',
  'scheduled',
  'delivered',
  'evaluated',
  'closed',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]

export const requestVerbs = [
  'change',
  'submit',
  'screen',
  'accept',
  'decline',
  'schedule',
  'release',
  'deliver',
  'evaluate',
  'close',
  'withdraw',
] as const
export type RequestVerb = (typeof requestVerbs)[number]
/** Steps of those who ask; all others are taken by who answers. */
export const askersVerbs = ['change', 'submit', 'withdraw'] as const satisfies readonly RequestVerb[]

/** What somebody is to one request: who asked, a coordinator of the agency it is for, an officer of its kind, the system. */
export const requestSides = ['requester', 'coordinator', 'officer', 'system'] as const
export type RequestSide = (typeof requestSides)[number]

export const taskKeys = ['ask', 'room', 'announce', 'materials', 'roster', 'evaluation'] as const
export type TaskKey = (typeof taskKeys)[number]
/** Who does a task or pays for something: who holds the training, or who asked for it. */
export const parties = ['provider', 'host'] as const
export type Party = (typeof parties)[number]

export const payItems = [
  'instructors',
  'on-site-coordinator',
  'instructor-materials',
  'participant-manuals',
  'room',
  'audio-visual',
  'equipment',
] as const
export type PayItem = (typeof payItems)[number]

export const goalStates = ['open', 'reached', 'partly-reached', 'dropped'] as const
export type GoalState = (typeof goalStates)[number]
export const coachingSessionStates = ['planned', 'held', 'missed'] as const
export type CoachingSessionState = (typeof coachingSessionStates)[number]

/** What a capacity-building request is for: to begin services, keep them up, or do more. */
export const coachingStages = ['start', 'keep', 'grow'] as const
/** The three aims of the Capacity Building Center. */
export const coachingAims = ['build-capacity', 'navigate-resources', 'strengthen-networks'] as const
export const organizationKinds = ['organization', 'tribe'] as const
/** Whom the prosecution unit trains: law enforcement and prosecutors, or organizations that serve victims. */
export const prosecutionAudiences = ['law-enforcement-and-prosecutors', 'victim-services'] as const
export const helpKinds = ['question', 'materials', 'consultant'] as const
