/** What goes out about agencies, their people and roles. */
import * as z from 'zod/mini'
import { agencyKinds, roleNames } from './inputs'
import { employments } from './kinds'

export const agencyShape = z.object({
  /** What a change is made from. */
  version: z.string(),
  agencyId: z.string(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  ori: z.nullable(z.string()),
  uei: z.nullable(z.string()),
  state: z.string(),
  county: z.nullable(z.string()),
  timeZone: z.string(),
  isOvcGrantee: z.boolean(),
  /** The public list the row came from, when it did. */
  source: z.nullable(z.string()),
  /** Those who coordinate it, in words; nobody: it does not use the record yet. Known to administrators only. */
  coordinators: z.array(z.string()),
})
export const agencyPageShape = z.object({
  items: z.array(agencyShape),
  total: z.int(),
  nextCursor: z.nullable(z.string()),
})

export const unitShape = z.object({
  unitId: z.string(),
  parentId: z.nullable(z.string()),
  name: z.string(),
  /** With the units above it: "Patrol > Shift A". */
  path: z.string(),
})

export const memberShape = z.object({
  personId: z.string(),
  affiliationId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.nullable(z.string()),
  /** The person signs in with an address of their own; only they can change it. */
  signsIn: z.boolean(),
  /** Since when their own yes to serving here is outstanding; nothing once they gave it. A no is not told. */
  waitsSince: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  position: z.nullable(z.string()),
  employment: z.enum(employments),
  employeeNumber: z.nullable(z.string()),
  serviceStartsOn: z.string(),
  /** The first day on which the person serves no longer. */
  validTo: z.nullable(z.string()),
})
export const memberPageShape = z.object({
  items: z.array(memberShape),
  total: z.int(),
  /** Of these, whose service begins after today. */
  startingLater: z.int(),
  nextCursor: z.nullable(z.string()),
  mayManage: z.boolean(),
})

/** One person of the agency with every stretch of service there, the latest first. */
export const memberDetailShape = z.extend(memberShape, {
  serving: z.boolean(),
  mayManage: z.boolean(),
  /** What a correction of name and address, and what a move is made from. */
  versions: z.object({ edit: z.string(), move: z.string() }),
  history: z.array(
    z.object({
      unitName: z.nullable(z.string()),
      position: z.nullable(z.string()),
      employment: z.enum(employments),
      validFrom: z.string(),
      validTo: z.nullable(z.string()),
    }),
  ),
})

export const roleShape = z.object({
  roleId: z.string(),
  personId: z.string(),
  personName: z.string(),
  email: z.nullable(z.string()),
  role: z.enum(roleNames),
  agencyId: z.nullable(z.string()),
  agencyName: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  grantedAt: z.string(),
  /** False as long as nobody has confirmed the address it was given to. */
  isInEffect: z.boolean(),
  mayRevoke: z.boolean(),
})

/** A question that waits for one's own answer. */
export const invitationShape = z.object({
  invitationId: z.string(),
  agencyName: z.string(),
  state: z.string(),
  /** One's own confirmed address that the agency wrote down. */
  email: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
})
