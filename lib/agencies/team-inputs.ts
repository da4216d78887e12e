/** Teams of an agency: what comes in, what goes out, and what they are called. Pure: the browser loads it. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { dayText, thingName } from '@/lib/platform/text'

export const teamKinds = ['grant', 'task-force', 'other'] as const
export type TeamKind = (typeof teamKinds)[number]
export type TeamNamed = { name: string; kind: TeamKind }

/** How many people a team holds at a time, and how many are added at once. */
export const MOST_IN_TEAM = 500
export const MOST_ADDED = 200

const id = z.uuid()
const terms = {
  name: thingName('the name of the team', 120),
  kind: z.enum(teamKinds, 'Choose what kind of team it is.'),
}
export const listTeamsInput = z.object({ agencyId: id })
export const teamInput = z.object({ teamId: id })
export const makeTeamInput = z.object({ agencyId: id, key: creationKey, ...terms })
export const changeTeamInput = z.object({ teamId: id, madeFrom, ...terms })
export const endTeamInput = z.object({
  teamId: id,
  madeFrom,
  /** Its last day, and that of everybody who is in it; null: it goes on. What says neither says nothing. */
  lastOn: z.nullable(dayText('Give the last day.')),
})
export const addTeamMembersInput = z.object({
  teamId: id,
  personIds: z
    .array(id)
    .check(
      z.minLength(1, 'Choose at least one person.'),
      z.maxLength(MOST_ADDED, `At most ${MOST_ADDED} people at once.`),
    ),
  firstOn: dayText('Give the first day on which they are in it.'),
})
export const changeTeamMemberInput = z.object({
  memberId: id,
  madeFrom,
  firstOn: dayText('Give the first day.'),
  /** Null: they are still in it. Not sent: as it is. */
  lastOn: z.optional(z.nullable(dayText('Give the last day.'))),
  /** They never were in it. Not sent: as it is. */
  isMistake: z.optional(z.boolean()),
})

/** `lastOn`: of the team itself. */
const named = { teamId: z.string(), name: z.string(), kind: z.enum(teamKinds), lastOn: z.nullable(z.string()) }
export const teamsShape = z.object({
  /** `members` counts those who are in it today; `isOver`: its last day is past. */
  items: z.array(z.object({ ...named, isOver: z.boolean(), members: z.int() })),
  mayKeep: z.boolean(),
})
export const teamShape = z.object({
  ...named,
  agencyId: z.string(),
  version: z.string(),
  /** What its end is made from. */
  endVersion: z.string(),
  mayKeep: z.boolean(),
  /** Why it cannot be removed: somebody is or was in it, or a requirement is or was for it; null where it can. */
  usedBy: z.nullable(z.enum(['people', 'requirement'])),
  /** Whether the reader looks after everybody who may be in it. */
  isWhole: z.boolean(),
  /** Those the reader looks after, who is in it first, then by name; whoever was in it twice stands there twice. */
  members: z.array(
    z.object({
      memberId: z.string(),
      version: z.string(),
      personId: z.string(),
      name: z.string(),
      position: z.nullable(z.string()),
      unitName: z.nullable(z.string()),
      firstOn: z.string(),
      lastOn: z.nullable(z.string()),
      /** In the agency, today or from a later day on. */
      serves: z.boolean(),
    }),
  ),
})

export const teamFields = { name: 'name', kind: 'kind of team' } as const
export const teamEndFields = { lastOn: 'last day of the team' } as const
export const teamMemberFields = {
  firstOn: 'first day',
  lastOn: 'last day',
  isMistake: 'whether they were in it',
} as const

export const teamKindWords: Record<TeamKind, string> = { grant: 'Grant', 'task-force': 'Task force', other: 'Team' }

/** Within a sentence: "the grant “15POVC-24-GK-0001”", "the task force “Three Rivers”". */
export const teamWords = ({ name, kind }: TeamNamed): string => `the ${teamKindWords[kind].toLowerCase()} “${name}”`
