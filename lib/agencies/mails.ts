/** Messages about serving in an agency. Subjects are neutral: they may be read on a shared screen. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { job } from '@/lib/platform/jobs'
import { sendMail } from '@/lib/platform/mail'
import { plusDays } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { agencies, invitations, roles, units } from './tables'
import { roleMeanings, roleStarts, roleWords } from './words'

export const sendInvitation = job(
  'agencies.send-invitation',
  z.object({ email: z.string(), agencyName: z.string(), agencyId: z.optional(z.string()) }),
  async (ctx, { email, agencyName, agencyId }) => {
    if (agencyId && !(await isOpen(ctx, agencyId, email))) return
    await sendMail(
      {
        to: email,
        subject: 'A question about your training record',
        text: [
          `${agencyName} says that you serve there, and asks to see your training record.`,
          `Sign in at ${publicUrl()}/training to accept or decline. Until you accept, nothing of your record is shown to them.`,
          'If you do not know this agency, decline or ignore this message; the question lapses after 30 days.',
        ].join('\n\n'),
      },
      ctx.now,
    )
  },
)

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

/** What was given longer ago is known by now. */
const NEWS_FOR_DAYS = 7

/** Tells somebody which role is theirs, who gave it and where to begin; to the address that it was given to, and no other. */
export const sendRole = job('agencies.send-role', z.object({ roleId: z.string() }), async (ctx, { roleId }) => {
  const held = await findNewRole(ctx, roleId)
  if (!held?.boundTo) return
  const { role, givenBy, agencyName, unitName, boundTo } = held
  const place = [unitName, agencyName ?? 'Attest'].filter(Boolean).join(', ')
  await sendMail(
    {
      to: boundTo,
      subject: 'Something new in your training record',
      text: [
        `${givenBy} gave you a role: ${roleWords[role].toLowerCase()}, ${place}.`,
        roleMeanings[role],
        `Sign in with this address and begin at ${publicUrl()}${roleStarts[role]}.`,
        `If you do not know what this is about, ask ${givenBy}; nothing happens until you sign in.`,
      ].join('\n\n'),
    },
    ctx.now,
  )
})

/** A role that still holds. */
async function findNewRole(ctx: Ctx, roleId: string) {
  const grantor = alias(people, 'grantor')
  const [held] = await read(ctx, (tx) =>
    tx
      .select({
        role: roles.role,
        boundTo: roles.boundTo,
        agencyName: agencies.name,
        unitName: units.name,
        given: grantor.givenName,
        family: grantor.familyName,
      })
      .from(roles)
      .innerJoin(grantor, eq(grantor.id, roles.grantedBy))
      .leftJoin(agencies, eq(agencies.id, roles.agencyId))
      .leftJoin(units, eq(units.id, roles.unitId))
      .where(
        and(eq(roles.id, roleId), isNull(roles.revokedAt), gt(roles.grantedAt, plusDays(ctx.now, -NEWS_FOR_DAYS))),
      ),
  )
  return held && { ...held, givenBy: fullName(held) }
}
