/** A record with something in every part of it, on both sides of the border between two agencies. */
import { formTaskForce } from '@/lib/agencies/commands'
import { loadContactLines } from '@/lib/directory/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { requestCode } from '@/lib/identity/sign-in'
import { editAsSeen } from '@/lib/interop/roster/as-seen.fixture'
import { removeFromRoster } from '@/lib/interop/roster/people'
import { anyoneCtx } from '@/lib/platform/context'
import { addDays } from '@/lib/platform/time'
import { revokeCertificate } from '@/lib/records/commands'
import {
  anInventedEvent,
  attemptOf,
  batchOf,
  completionOf,
  creditOf,
  draftOf,
  importOf,
  joinOf,
  publishedOf,
  requirementOf,
  sentFileOf,
  submittedOf,
  tokenOf,
} from './subjects'
import { completeModule, employ, OPEN_MODULE, type Place, type Somebody, signIn, today, type World } from './world'

/** Puts something into every part of the record, on both sides; somebody moves from one agency to the other. */
export async function fillRecord(world: World): Promise<void> {
  const { own, other, administrator } = world
  for (const place of [own, other]) {
    await requirementOf(place)
    await fillPlace(world, place)
  }
  await importOf(world)
  await loadContactLines(administrator.ctx)
  await formTaskForce(administrator.ctx, {
    name: 'Bay Task Force',
    kind: 'other',
    state: 'CA',
    partners: [own, other].map(({ agencyId }) => ({ agencyId, side: 'other' })),
  })
  await requestCode(anyoneCtx(), { email: own.trainee.email }, { device: 'test', network: null })
  await moveNextDoor(world)
  for (const { mate } of [own, other]) await joinOf(mate, { earned: true })
}

async function fillPlace(world: World, place: Place): Promise<void> {
  const { coordinator, trainee, mate, colleague } = place
  for (const person of [trainee, mate, colleague]) {
    await completionOf(person)
    await attemptOf(person)
    await tokenOf(person)
  }
  const { code } = await creditOf(colleague)
  await revokeCertificate(coordinator.ctx, { code, reason: 'This was recorded by mistake.' })
  await batchOf(place)
  await sentFileOf(coordinator)
  await sentFileOf(trainee)
  const onPapers = { agencyId: place.agencyId, personId: colleague.personId, givenName: 'Papers', familyName: 'Name' }
  await editAsSeen(coordinator.ctx, { ...onPapers, email: null })
  for (const person of [trainee, coordinator]) {
    await draftOf(person)
    await submittedOf(person)
    await publishedOf(world, person)
    await withPlaceHidden(person)
  }
}

async function withPlaceHidden(person: Somebody): Promise<void> {
  const { eventId } = await draftEvent(person.ctx, { ...anInventedEvent(), hidePlace: true })
  await submitEvent(person.ctx, { eventId })
}

/** Earned here, then left, and earns there: the former coordinator sees the one, the present one both. */
async function moveNextDoor({ own, other }: World): Promise<void> {
  const email = 'mover@marlowbaypd.example'
  const personId = await employ(own.agencyId, 'Mover', email, own.unitId)
  const mover = await signIn(email, 'Mover')
  await completionOf(mover)
  await removeFromRoster(own.coordinator.ctx, { agencyId: own.agencyId, personId, lastDay: addDays(today(), -1) })
  await employ(other.agencyId, 'Mover', email, other.unitId)
  await completeModule(mover.ctx, OPEN_MODULE)
}
