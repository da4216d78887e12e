/** Who is signed in: the first question of every screen. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { getMyProfile, profileVersion } from '@/lib/identity/queries'
import { agenciesWhere, type Ctx, holdsAnywhere, holdsPlatformRole } from '@/lib/platform/context'
import { named, read } from '@/lib/platform/database'
import { isDemonstration, shownLocales } from '@/lib/platform/env'
import { servesYet } from '@/lib/platform/row-security'
import type { Me } from './me-shape'
import { affiliations, agencies } from './tables'

const served = named('agencies-served-now', (db) =>
  db
    .select({
      agencyId: agencies.id,
      name: agencies.name,
      state: agencies.state,
      timeZone: agencies.timeZone,
      position: affiliations.position,
      calledName: sql<string>`coalesce((select trim(n.given_name || ' ' || n.family_name) from names_on_papers n
        where n.agency_id = ${agencies.id} and n.person_id = ${affiliations.personId}),
        (select trim(p.given_name || ' ' || p.family_name) from people p where p.id = ${affiliations.personId}))`,
      joined: sql<boolean>`exists (select 1 from joinings j where j.agency_id = ${agencies.id}
        and j.person_id = ${affiliations.personId})`,
    })
    .from(affiliations)
    .innerJoin(agencies, eq(agencies.id, affiliations.agencyId))
    .where(and(eq(affiliations.personId, sql.placeholder('person')), servesYet('affiliations')))
    .orderBy(asc(affiliations.serviceStartsOn), asc(affiliations.id)),
)

/** The person who asks, where they serve, and what they may do; signed out: nobody and nothing. */
export async function getMe(ctx: Ctx): Promise<Me> {
  const { actor } = ctx
  const profile = actor.kind === 'person' ? await getMyProfile(ctx) : null
  if (actor.kind !== 'person' || !profile)
    return {
      signedIn: false,
      demonstration: isDemonstration(),
      languages: [...shownLocales()],
      person: null,
      serves: [],
      looksAfter: [],
      may: {
        moderate: false,
        administer: false,
        author: false,
        organize: false,
        publishEvents: false,
        answerRequests: false,
      },
    }
  const cared = agenciesWhere(actor, 'coordinator', 'supervisor', 'auditor')
  const { serves, looksAfter } = await read(ctx, async (tx) => ({
    serves: await served.on(tx, { person: actor.personId }),
    looksAfter:
      cared.length === 0
        ? []
        : await tx
            .select({ agencyId: agencies.id, name: agencies.name, state: agencies.state, timeZone: agencies.timeZone })
            .from(agencies)
            .where(inArray(agencies.id, cared))
            .orderBy(agencies.sortName),
  }))
  const changes = new Set(agenciesWhere(actor, 'coordinator'))
  return {
    signedIn: true,
    demonstration: isDemonstration(),
    languages: [...shownLocales()],
    person: {
      id: actor.personId,
      givenName: profile.givenName,
      familyName: profile.familyName,
      email: profile.email,
      timeZone: profile.timeZone,
      language: profile.language,
      version: profileVersion(profile),
    },
    serves,
    looksAfter: looksAfter.map((agency) => ({ ...agency, mayChange: changes.has(agency.agencyId) })),
    may: {
      moderate: holdsPlatformRole(actor, 'moderator'),
      administer: holdsPlatformRole(actor, 'administrator'),
      author: holdsPlatformRole(actor, 'author'),
      organize: holdsAnywhere(actor, 'organizer', 'trusted-organizer'),
      publishEvents: holdsAnywhere(actor, 'trusted-organizer'),
      answerRequests: actor.roles.some(({ role }) => role.endsWith('-officer')),
    },
  }
}
