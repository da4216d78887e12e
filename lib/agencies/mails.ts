/** Messages about serving in an agency. Their subjects name neither agency nor role. */
import { and, eq, gt, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { invitations } from './consent-tables'
import { undecidedAt, type Waiting } from './deciders'
import { isInEffect } from './policy'
import { agencies, roles } from './tables'
import { roleMeanings, roleNext, roleStarts, roleWords } from './words'

const question = z.object({ email: z.string(), agencyName: z.string(), agencyId: z.string() })

/** To the owner of an address that an agency wrote on a line: they are asked. */
export const invitation: NoticeKind<z.infer<typeof question>> = {
  name: 'agencies.invitation',
  payload: question,
  urgency: 'by-day',
  goesTo: 'given',
  subject: 'A question about your training record',
  say: async (ctx, { email, agencyId, agencyName }) =>
    (await isOpen(ctx, agencyId, email))
      ? {
          lines: [
            `${agencyName} says that you serve there, and asks to see your training record.`,
            `Sign in at ${publicUrl()}/training to accept or decline. Until you accept, nothing of your record is shown to them.`,
            'If you do not know this agency, decline or ignore this message; the question lapses after 30 days.',
          ],
        }
      : { moot: 'The question was answered or withdrawn.' },
}

/** What was withdrawn before its letter went out is not written about. */
async function isOpen(ctx: Ctx, agencyId: string, email: string): Promise<boolean> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(and(eq(invitations.agencyId, agencyId), eq(invitations.email, email), isNull(invitations.answer)))
      .limit(1),
  )
  return rows.length > 0
}

/** What was given, or said yes to, longer ago is known by now. */
const NEWS_FOR_DAYS = 7
/** Somebody who was told of a role is not told again within so many days, however often it is ended and given. */
const TOLD_ONCE_IN_DAYS = 30

const given = z.object({ roleId: z.string(), acceptedAt: z.optional(z.string()), vouched: z.optional(z.boolean()) })

/**
 * Tells somebody which role is theirs, who gave it and where to begin; to the address that it was given to, and no other.
 * Written only where the role is in effect: to an address that is not confirmed on the line, only the question goes.
 * `vouched`: an administrator of the platform gave it, who may write to somebody who has yet to sign in for the first time.
 */
export const roleGiven: NoticeKind<z.infer<typeof given>> = {
  name: 'agencies.role-given',
  payload: given,
  urgency: 'by-day',
  goesTo: 'said',
  subject: 'Something new in your training record',
  say: async (ctx, { roleId, acceptedAt, vouched = false }) => {
    const held = await findNewRole(ctx, { roleId, acceptedAt: acceptedAt ? new Date(acceptedAt) : null, vouched })
    if (!held?.boundTo) return { moot: 'The role was ended, is not in effect, or is no news.' }
    const { role, givenBy, agencyId, agencyName, boundTo } = held
    const at = (page: string) =>
      `${publicUrl()}${page}${agencyId && page.startsWith('/agency') ? `?agency=${agencyId}` : ''}`
    return {
      to: boundTo,
      lines: [
        `${givenBy} gave you a role: ${roleWords[role].toLowerCase()}, ${agencyName ?? 'Attest'}.`,
        roleMeanings[role],
        `Sign in with this address and begin at ${at(roleStarts[role])}.`,
        ...(roleNext[role] ?? []).map(({ says, page }) => `${says}: ${at(page)}`),
        `If you do not know what this is about, ask ${givenBy}; nothing happens until you sign in.`,
      ],
    }
  },
}

type News = { roleId: string; acceptedAt: Date | null; vouched: boolean }

/** A role that still holds, is in effect or vouched for, and is news. */
async function findNewRole(ctx: Ctx, { roleId, acceptedAt, vouched }: News) {
  const [grantor, earlier] = [alias(people, 'grantor'), alias(roles, 'earlier')]
  const newsSince = plusDays(ctx.now, -NEWS_FOR_DAYS)
  const [held] = await read(ctx, (tx) =>
    tx
      .select({
        role: roles.role,
        boundTo: roles.boundTo,
        agencyId: roles.agencyId,
        agencyName: agencies.name,
        given: grantor.givenName,
        family: grantor.familyName,
      })
      .from(roles)
      .innerJoin(grantor, eq(grantor.id, roles.grantedBy))
      .leftJoin(agencies, eq(agencies.id, roles.agencyId))
      .where(
        and(
          eq(roles.id, roleId),
          isNull(roles.revokedAt),
          vouched ? undefined : isInEffect,
          acceptedAt && acceptedAt > newsSince ? undefined : gt(roles.grantedAt, newsSince),
          notExists(
            tx
              .select({ id: earlier.id })
              .from(earlier)
              .where(
                and(
                  eq(earlier.personId, roles.personId),
                  eq(earlier.role, roles.role),
                  sql`${earlier.agencyId} is not distinct from ${roles.agencyId}`,
                  sql`(${earlier.grantedAt}, ${earlier.id}) < (${roles.grantedAt}, ${roles.id})`,
                  gt(earlier.grantedAt, plusDays(ctx.now, -TOLD_ONCE_IN_DAYS)),
                ),
              ),
          ),
        ),
      ),
  )
  return held && { ...held, givenBy: fullName(held) }
}

const moved = z.object({ roleId: z.string() })

/**
 * To whoever gave a role to an address on a line: it went to the record of the address's owner. Says no more of them than the
 * list of roles does.
 */
export const roleMoved: NoticeKind<z.infer<typeof moved>> = {
  name: 'agencies.role-moved',
  payload: moved,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A role that you gave',
  say: async (ctx, { roleId }) => {
    const [held] = await read(ctx, (tx) =>
      tx
        .select({ role: roles.role, boundTo: roles.boundTo, agencyName: agencies.name })
        .from(roles)
        .leftJoin(agencies, eq(agencies.id, roles.agencyId))
        .where(and(eq(roles.id, roleId), isNull(roles.revokedAt), isInEffect)),
    )
    if (!held?.boundTo) return { moot: 'The role was ended, or is not in effect.' }
    return {
      lines: [
        `You gave a role to ${held.boundTo}: ${roleWords[held.role].toLowerCase()}, ${held.agencyName ?? 'Attest'}. Its owner has confirmed the address, so the role is theirs from now on.`,
        `If that address is not whom you meant, sign in at ${publicUrl()}/sign-in and revoke the role.`,
      ],
    }
  },
}

const atAgency = z.object({ agencyId: z.string() })

/** Tells administrators that something waits at an agency and nobody there may decide: of its only coordinator, or of who supervises them. */
export function nobodyDecides(waiting: readonly Waiting[]) {
  const kind: NoticeKind<z.infer<typeof atAgency>> = {
    name: 'agencies.nobody-decides',
    payload: atAgency,
    urgency: 'by-day',
    goesTo: 'person',
    subject: 'Something waits where nobody else can decide',
    digest: {
      opening: [
        'Something waits at an agency where nobody else may decide: it is of its only coordinator, or of somebody who supervises them. Name another coordinator there whom they do not supervise, also for a time:',
      ],
      closing: [
        'Whoever is named finds it in the list that they decide on. You are asked again when something new waits so.',
      ],
    },
    say: async (ctx, { agencyId }) => {
      const found = await read(ctx, async (tx) => {
        if ((await undecidedAt(tx, agencyId, waiting)).length === 0) return null
        return (await tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, agencyId)))[0] ?? null
      })
      if (!found) return { moot: 'It was decided or taken back since, or somebody can decide by now.' }
      return { lines: [`${found.name}: ${publicUrl()}/admin/agencies/${agencyId}#coordinator`] }
    },
  }
  return kind
}
