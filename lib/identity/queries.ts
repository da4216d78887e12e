/** Reading identities: who holds a session or token, and what one's own account holds. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { versionOf } from '@/lib/audit/versions'
import type { Ctx, HeldRole, PersonActor } from '@/lib/platform/context'
import { askDoor, named, read } from '@/lib/platform/database'
import type { Locale } from '@/lib/platform/locales'
import { keptOf } from '@/lib/platform/openings'
import { mainAddressOf } from './addresses'
import { tokenDigest } from './commands'
import { type HeldSession, keepSession } from './kept-sessions'
import { ownerOf } from './policy'
import { noteUse } from './signs-of-life'
import { apiTokens, people, sessions } from './tables'

type SessionRow = { person_id: string; roles: HeldRole[]; language: Locale | null; unnoted: boolean }
type TokenRow = {
  token_id: string
  person_id: string
  may_write: boolean
  last_used_at: string | null
  roles: HeldRole[]
}

/**
 * Who holds this session now; nothing when it ended. Asked of the database at every call, so that ending it is immediate.
 * @param seen whether this is a sign of life, which is noted at most once a minute
 */
export async function findSessionActor(
  sessionId: string,
  now: Date,
  { seen = false } = {},
): Promise<HeldSession | null> {
  const [row] = await askDoor<SessionRow>('select * from session_actor($1::uuid, $2::timestamptz)', [
    sessionId,
    now.toISOString(),
  ])
  if (!row) {
    keepSession(sessionId, null)
    return null
  }
  if (seen && row.unnoted) noteUse(sessionId, now)
  const { person_id: personId, roles, language } = row
  const held: HeldSession = {
    actor: { kind: 'person', personId, roles, via: { kind: 'session', sessionId } },
    language,
  }
  keepSession(sessionId, held)
  return held
}

/**
 * Whether a session that was only kept in memory has held: as a transaction found, or, where nothing was asked as this person yet,
 * as is asked now.
 */
export async function hasHeld({ actor, language }: HeldSession): Promise<boolean> {
  const kept = keptOf(actor)
  if (!kept || actor.via.kind !== 'session') return true
  const { sessionId } = actor.via
  if (kept.found === 'changed') return false
  if (kept.found === 'holds') {
    if (kept.unnoted) noteUse(sessionId, kept.at)
    return true
  }
  const held = await findSessionActor(sessionId, kept.at, { seen: true })
  const facts = ({ actor: { personId, roles }, language }: HeldSession) => JSON.stringify([personId, roles, language])
  return held !== null && facts(held) === facts({ actor, language })
}

/** Who holds this API token now; nothing when it is unknown, revoked or too old. That it was used is noted at most once a minute. */
export async function findTokenActor(token: string, now: Date): Promise<PersonActor | null> {
  const digest = tokenDigest(token).toString('hex')
  const rows = await askDoor<TokenRow>("select * from token_actor(decode($1, 'hex'), $2::timestamptz)", [
    digest,
    now.toISOString(),
  ])
  const row = rows[0]
  if (!row) return null
  return {
    kind: 'person',
    personId: row.person_id,
    roles: row.roles,
    via: { kind: 'token', tokenId: row.token_id, mayWrite: row.may_write },
  }
}

/** One's own sessions that still hold, the newest first. */
export async function listMySessions(ctx: Ctx) {
  const personId = ownerOf(ctx.actor)
  const current = ctx.actor.kind === 'person' && ctx.actor.via.kind === 'session' ? ctx.actor.via.sessionId : null
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        id: sessions.id,
        device: sessions.device,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.personId, personId),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, ctx.now),
          gt(sessions.lastSeenAt, sql`${ctx.now.toISOString()}::timestamptz - interval '2 hours'`),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
      .limit(100),
  )
  return {
    items: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: row.id === current,
    })),
  }
}

/** One's own tokens that still hold, the newest first; never the tokens themselves. */
export async function listMyTokens(ctx: Ctx) {
  const personId = ownerOf(ctx.actor)
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        id: apiTokens.id,
        name: apiTokens.name,
        mayWrite: apiTokens.mayWrite,
        createdAt: apiTokens.createdAt,
        expiresAt: apiTokens.expiresAt,
        lastUsedAt: apiTokens.lastUsedAt,
      })
      .from(apiTokens)
      .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, ctx.now)))
      .orderBy(desc(apiTokens.createdAt)),
  )
  return {
    items: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
  }
}

const profile = named('identity-profile', (db) =>
  db
    .select({
      givenName: people.givenName,
      familyName: people.familyName,
      timeZone: people.timeZone,
      language: people.language,
      email: mainAddressOf(sql`people.id`),
    })
    .from(people)
    .where(eq(people.id, sql.placeholder('person'))),
)

type Profile = { givenName: string; familyName: string; timeZone: string | null; language: Locale | null }

/** What a change of a profile changes, and the version that stands for it. */
export const profileFacts = ({ givenName, familyName, timeZone, language }: Profile): Profile => ({
  givenName,
  familyName,
  timeZone,
  language,
})
export const profileVersion = (profile: Profile): string => versionOf(profileFacts(profile))

/** One's own name, zone and main address. */
export async function getMyProfile(ctx: Ctx) {
  const personId = ownerOf(ctx.actor)
  const [row] = await read(ctx, (tx) => profile.on(tx, { person: personId }))
  return row ? { ...row, personId } : null
}
