/**
 * The demonstration world: invented people in invented towns, told through the same commands that people use, with the
 * clock set back to the days on which they would have acted. Each step does nothing where it has been told already, so
 * that a telling which was broken off goes on at the next start.
 */
import { eq } from 'drizzle-orm'
import { auditEvents } from '@/lib/audit/tables'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { type Agencies, tellAgencies, tellPlatformRoles, tellSupervisor } from './agencies'
import { tellAttendance } from './attendance'
import { forgetLetters } from './cast'
import { tellCertifications } from './certifications'
import { tellClaims } from './claims'
import { tellCorrections } from './corrections'
import { tellEarlierTraining } from './earlier'
import { tellEvents } from './events'
import { tellEarlierHistory, tellHistorySince } from './history'
import { tellLearning } from './learning'
import { tellDirectory, tellListingFile } from './listings'
import { tellPackReadings } from './mandate-readings'
import { tellMonday } from './monday'
import { type Persona, personas } from './personas'
import { tellRegistrations } from './registrations'
import { tellRelated } from './related'
import { tellReliefs } from './reliefs'
import { tellRequests } from './requests'
import { tellRequirements } from './requirements'
import { tellChangesByHand, tellFirstRosters, tellLaterRosters, tellOpenInvitation } from './rosters'
import { beginStory, type Story } from './story'
import { tellTaskForces } from './task-forces'
import { tellTeams } from './teams'
import { tellToldRules } from './told-rules'

export type { Persona } from './personas'

/** The story in its order. */
const chapters: readonly ((story: Story, agencies: Agencies) => Promise<void>)[] = [
  tellPlatformRoles,
  tellFirstRosters,
  tellSupervisor,
  tellChangesByHand,
  tellTeams,
  tellLaterRosters,
  tellEarlierHistory,
  tellRequirements,
  tellHistorySince,
  tellCorrections,
  tellLearning,
  tellEvents,
  tellRegistrations,
  tellAttendance,
  tellRequests,
  tellDirectory,
  tellTaskForces,
  tellListingFile,
  tellRelated,
  tellToldRules,
  tellPackReadings,
  tellEarlierTraining,
  tellClaims,
  tellCertifications,
  tellReliefs,
  tellOpenInvitation,
]

/** Tells the demonstration world once; gives back whom anybody may be in it. */
export async function seedDemonstration(): Promise<readonly Persona[]> {
  if (await isTold()) return personas
  const story = await beginStory()
  await tellWorld(story)
  await write(systemCtx('demonstration', story.now), 'demonstration.seeded', async (w) =>
    w.record('demonstration.seeded', { kind: 'demonstration', id: 'world' }),
  )
  return personas
}

/** Tells whatever of the story has not been told yet. */
export async function tellWorld(story: Story): Promise<void> {
  const agencies = await tellAgencies(story)
  for (const tell of chapters) await tell(story, agencies)
  await forgetLetters()
  await tellMonday(story)
}

async function isTold(): Promise<boolean> {
  const [told] = await read(systemCtx('demonstration'), (tx) =>
    tx.select({ id: auditEvents.id }).from(auditEvents).where(eq(auditEvents.event, 'demonstration.seeded')).limit(1),
  )
  return told !== undefined
}
