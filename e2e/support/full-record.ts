/** A record with something in every part of it, on both sides of the border between two agencies. */
import { loadContactLines } from '@/lib/directory/commands'
import { loadDirectoryWords, loadSuggestions, type ReferenceListing } from '@/lib/directory/loading'
import { returnListing, verifyListing } from '@/lib/directory/moderation'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { changeFramingSites, getFramingSites } from '@/lib/events/framing'
import { requestCode } from '@/lib/identity/sign-in'
import { editAsSeen } from '@/lib/interop/roster/as-seen.fixture'
import { removeFromRoster } from '@/lib/interop/roster/people'
import { anyoneCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { revokeCertificate } from '@/lib/records/commands'
import { noteOnRequest, writeRequestMessage } from '@/lib/requests/conversation'
import { rebuildAgency } from '@/lib/requirements/derived/rebuild'
import { followedCalendarOf, loadedCalendarOf } from './calendar-subjects'
import { owner } from './facts'
import { batchOf, importOf, loadedHistoryOf, sentFileOf } from './file-subjects'
import { reliefOf, shownReliefOf } from './grid-reliefs'
import { claimOf, keptOf, loadedListingFileOf, reportOf, retiredOf, suggestionOf } from './listing-subjects'
import { certificationOf } from './made-certifications'
import { claimAt, claimsOf, shownClaimOf } from './made-claims'
import {
  adoptedPackOf,
  answeredRuleOf,
  readPackAs,
  suggestedRuleOf,
  takenBackRuleOf,
  takenUpRuleOf,
} from './pack-subjects'
import { joinOf } from './people-subjects'
import { aCoachingWish, aQuestion, requestDraftOf, sentRequestOf } from './sent-requests'
import {
  anInventedEvent,
  attemptOf,
  completionOf,
  creditOf,
  draftOf,
  listedCourseOf,
  namedRequirementOf,
  publishedOf,
  requirementOf,
  savedSearchOf,
  submittedOf,
  suggestedBy,
  teamOf,
  tokenOf,
} from './subjects'
import { importedAwardsOf } from './task-force-subjects'
import {
  completeModule,
  employ,
  OPEN_MODULE,
  type Place,
  type Somebody,
  signIn,
  system,
  today,
  type World,
} from './world'

/** Puts something into every part of the record, on both sides; somebody moves from one agency to the other. */
export async function fillRecord(world: World): Promise<void> {
  const { own, other, administrator } = world
  for (const place of [own, other]) {
    await requirementOf(place)
    await namedRequirementOf(place, place.trainee)
    await teamOf(place)
    await reliefOf(place, place.trainee)
    await owner()`insert into own_dates (id, agency_id, person_id, kind, dated_on, recorded_at)
      values (${newId()}, ${place.agencyId}, ${place.trainee.personId}, 'license', '2024-03-01', now())`
    await reliefOf(place, place.mate, { granted: true })
    for (const by of [place.coordinator, place.supervisor])
      for (const person of [place.trainee, place.coordinator, place.colleague]) await shownReliefOf(place, person, by)
    await shownReliefOf(place, place.coordinator, place.supervisor, { granted: false })
    await superviseAll(place)
    await certificationOf(place, place.trainee)
    await owner()`insert into undecided (id, agency_id, stand, asked_at) values (${newId()}, ${place.agencyId}, '1.1.1', now())`
    await certificationOf(place, place.mate, { verified: true })
    await adoptedPackOf(place)
    await suggestedRuleOf(place)
    await answeredRuleOf(place, world.moderator)
    await takenUpRuleOf(place, world.moderator)
    await takenBackRuleOf(place)
    await fillPlace(world, place)
  }
  await importOf(world)
  await loadContactLines(administrator.ctx)
  await fillDirectory(world)
  await fillCalendar(world)
  await fillRegistrations(world)
  await fillAttendance(world)
  await listedCourseOf(world)
  for (const reader of [administrator, world.moderator]) await readPackAs(reader)
  for (const place of [own, other]) {
    await owner()`insert into asked_editions (course_version_id, agency_id, asked_at, people, done, changed)
      select current_version_id, ${place.agencyId}, now(), 0, 0, 0 from courses where slug = ${OPEN_MODULE}`
    await rebuildAgency(system, place.agencyId)
  }
  for (const place of [own, other]) await importedAwardsOf(world, place.trainee)
  await requestCode(anyoneCtx(), { email: own.trainee.email }, { device: 'test', network: null })
  await moveNextDoor(world)
  for (const { mate } of [own, other]) await joinOf(mate, { earned: true })
}

/** The colleague supervises the coordinator, as everybody there: what is for the colleague is another’s to decide. */
async function superviseAll(place: Place): Promise<void> {
  const { agencyId, colleague } = place
  await owner()`insert into roles (id, person_id, role, agency_id, granted_at)
    values (${newId()}, ${colleague.personId}, 'supervisor', ${agencyId}, now())`
  await certificationOf(place, colleague)
  await reliefOf(place, colleague)
  for (const state of ['submitted', 'seconding'] as const) await claimAt(state, colleague, place)
  const { claimId } = await shownClaimOf(colleague, place)
  for (const by of [colleague, place.coordinator])
    await owner()`insert into claim_steps (id, claim_id, verb, from_status, to_status, taken_by, taken_at)
      values (${newId()}, ${claimId}, ${by === colleague ? 'submit' : 'return'}, 'draft', 'submitted', ${by.personId}, now())`
}

async function fillPlace(world: World, place: Place): Promise<void> {
  const { coordinator, trainee, mate, colleague } = place
  for (const person of [trainee, mate, colleague]) {
    await completionOf(person)
    await attemptOf(person)
    await tokenOf(person)
    await suggestedBy(person)
  }
  const { code } = await creditOf(colleague)
  await revokeCertificate(coordinator.ctx, { code, reason: 'This was recorded by mistake.' })
  await batchOf(place)
  await loadedHistoryOf(place)
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
  await requestsOf(world, place)
  await owner()`insert into hour_settings (agency_id, year_starts_in, hour_cents, changed_by, changed_at)
    values (${place.agencyId}, 7, 4250, ${coordinator.personId}, now())`
  await claimsOf(place)
}

/** A draft, and of what was sent one that waits for an officer of the world and one of another kind. */
async function requestsOf({ officer }: World, { agencyId, trainee, coordinator }: Place): Promise<void> {
  await requestDraftOf(trainee, agencyId)
  for (const person of [trainee, coordinator]) await sentRequestOf(person, agencyId)
  const { requestId } = await sentRequestOf(trainee, agencyId)
  await writeRequestMessage(trainee.ctx, { requestId, text: 'We could also come to you.' })
  await writeRequestMessage(officer.ctx, { requestId, text: 'Which of the two days is better?' })
  await noteOnRequest(officer.ctx, { requestId, text: 'Asked once before, two years ago.' })
  const { requestId: coached } = await sentRequestOf(trainee, agencyId, aCoachingWish(agencyId))
  await sentRequestOf(trainee, agencyId, aQuestion(agencyId))
  await partsOfLater(requestId, coached, trainee.personId)
}

/** What only comes once a request is accepted; requesters may no longer change such a one, so it is written by hand. */
async function partsOfLater(training: string, coaching: string, by: string): Promise<void> {
  await owner()`insert into request_tasks (id, request_id, task, done_on, done_by, done_at)
    values (${newId()}, ${training}, 'room', current_date, ${by}, now())`
  await owner()`insert into request_attendance (id, request_id, people, counted_by, held_on, recorded_by, recorded_at)
    values (${newId()}, ${training}, 38, 'The host, from the sign-in sheet', current_date, ${by}, now())`
  await owner()`insert into request_evaluations (id, request_id, useful, ready, words, given_by, given_at)
    values (${newId()}, ${training}, 4, 5, 'It helped.', ${by}, now())`
  await owner()`insert into coaching_goals (id, request_id, text, status, reached, created_at, updated_at)
    values (${newId()}, ${coaching}, 'Write down how a referral goes.', 'open', '', now(), now())`
  await owner()`insert into coaching_sessions (id, request_id, held_on, minutes, status, notes, created_at, updated_at)
    values (${newId()}, ${coaching}, current_date, 60, 'planned', '', now(), now())`
}

/** Registrations in their states, of people of both agencies and of a guest, and somebody of each kind who runs the event. */
async function fillRegistrations({ own, other, organizer }: World): Promise<void> {
  for (const place of [own, other]) {
    const { coordinator, trainee, mate, agencyId } = place
    const rows = await owner()<{ id: string }[]>`select id from events where organizer_id = ${coordinator.personId}
      and status = 'published' limit 1`
    const eventId = rows[0]?.id ?? ''
    await owner()`insert into event_registration_settings (event_id, unit, needs_approval, questions, audience_limit, audience_proof, guests_allowed, version, updated_at, updated_by)
      values (${eventId}, 'event', false, '[]', '{}', '', true, 1, now(), ${coordinator.personId})`
    await owner()`insert into event_staff (id, event_id, person_id, role, given_by, given_at, accepted_at, until) values
      (${newId()}, ${eventId}, ${organizer.personId}, 'co-organizer', ${coordinator.personId}, now(), now(), null),
      (${newId()}, ${eventId}, ${trainee.personId}, 'co-organizer', ${coordinator.personId}, now(), null, null),
      (${newId()}, ${eventId}, ${mate.personId}, 'helper', ${coordinator.personId}, now(), now(), now() + interval '1 day')`
    await owner()`insert into event_staff_invitations (id, event_id, email, sent_by, sent_at, expires_at, answer, answered_at, answered_by) values
      (${newId()}, ${eventId}, ${trainee.email}, ${coordinator.personId}, now(), now() + interval '30 days', null, null, null),
      (${newId()}, ${eventId}, ${mate.email}, ${coordinator.personId}, now(), now() + interval '30 days', 'declined', now(), ${mate.personId}),
      (${newId()}, ${eventId}, 'nobody@elsewhere.example', ${coordinator.personId}, now(), now() + interval '30 days', 'withdrawn', now(), null)`
    await owner()`insert into event_changes (id, event_id, kind, reason, times_before, sequence, changed_by, changed_at)
      values (${newId()}, ${eventId}, 'moved', 'The hall was flooded last night.', '[]', 1, ${coordinator.personId}, now())`
    await owner()`insert into event_staff_codes (id, event_id, digest, day, expires_at, made_by, made_at)
      values (${newId()}, ${eventId}, ${Buffer.from(eventId)}, current_date, now() + interval '1 day', ${coordinator.personId}, now())`
    for (const person of [trainee, place === own ? other.trainee : own.trainee])
      await owner()`insert into registrations (id, event_id, person_id, agency_id, state, queued_at, answers, told_sequence, check_in_code, created_at, registered_by, changed_at)
        values (${newId()}, ${eventId}, ${person.personId}, ${person === trainee ? agencyId : null}, 'registered', now(), '{}', 0, ${newId()}, now(), ${person.personId}, now())`
    await owner()`insert into registrations (id, event_id, guest_name, guest_email, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
      values (${newId()}, ${eventId}, 'Guest Example', 'guest@elsewhere.example', 'waitlisted', now(), '{}', 0, ${newId()}, now(), now())`
    await owner()`insert into guest_requests (id, event_id, email, name, session_ids, answers, audience_word, code_hash, tries, created_at, expires_at)
      values (${newId()}, ${eventId}, 'guest@elsewhere.example', 'Guest Example', '[]', '{}', '', ${Buffer.from(eventId)}, 0, now(), now())`
    await owner()`insert into private_feeds (person_id, digest, made_at) values (${trainee.personId}, ${Buffer.from(trainee.personId)}, now())`
  }
}

/** Marks of a coordinator and of a helper, a decision, and what was posted, at the event of each agency that takes registrations. */
async function fillAttendance({ own, other }: World): Promise<void> {
  for (const { coordinator, mate, trainee } of [own, other]) {
    const rows = await owner()<{ event: string; session: string; registration: string }[]>`
      select r.event_id as event, s.id as session, r.id as registration from registrations r
      join events e on e.id = r.event_id join event_sessions s on s.event_id = e.id
      where e.organizer_id = ${coordinator.personId} and r.person_id = ${trainee.personId} limit 1`
    const { event = '', session = '', registration = '' } = rows[0] ?? {}
    for (const { personId } of [coordinator, mate]) {
      const walkIn = newId()
      await owner()`insert into walk_ins (id, event_id, name, added_by, added_at) values (${walkIn}, ${event}, 'Dario Quinn', ${personId}, now())`
      await owner()`insert into check_ins (id, event_id, session_id, registration_id, walk_in_id, kind, at, received_at, recorded_by, way) values
        (${newId()}, ${event}, ${session}, ${registration}, null, 'in', now(), now(), ${personId}, 'tap'),
        (${newId()}, ${event}, ${session}, null, ${walkIn}, 'in', now(), now(), ${personId}, 'walk-in')`
    }
    await owner()`insert into attendance_overrides (id, event_id, session_id, registration_id, credit_minutes, reason, decided_by, decided_at)
      values (${newId()}, ${event}, ${session}, ${registration}, 0, 'Was called away at once.', ${coordinator.personId}, now())`
    await owner()`insert into attendance_credits (id, event_id, session_id, person_id, number, credit_minutes, confirmed_by, posted_at)
      values (${newId()}, ${event}, ${session}, ${trainee.personId}, 1, 0, ${coordinator.personId}, now())`
    await owner()`insert into evaluation_forms (event_id, questions, version, updated_at, updated_by) values (${event}, '[]', 1, now(), ${coordinator.personId})`
    await owner()`insert into evaluation_tallies (event_id, counted, shown) values (${event}, '{}', '{}')`
    await owner()`insert into evaluations_given (event_id, person_id) values (${event}, ${trainee.personId})`
  }
}

/** What readers of the calendar keep, and which sites may show it. */
async function fillCalendar({ own, other, administrator }: World): Promise<void> {
  for (const { trainee } of [own, other]) {
    await loadedCalendarOf(trainee)
    await followedCalendarOf(trainee, 'record')
  }
  for (const { trainee } of [own, other]) await savedSearchOf(trainee)
  for (const { trainee } of [own, other])
    await owner()`insert into blocked_posters (id, person_id, event_id, reason, blocked_by, blocked_at, lifted_by, lifted_at)
      select ${newId()}, ${trainee.personId}, (select id from events limit 1), 'Posted what belongs on no calendar.',
        ${administrator.personId}, now(), ${administrator.personId}, now()`
  const { version } = await getFramingSites(administrator.ctx)
  await changeFramingSites(administrator.ctx, { origins: ['https://partner.example'], madeFrom: version })
}

/** Listings in every state, kept and not, with all that is said about them. */
async function fillDirectory(world: World): Promise<void> {
  const { own, other, moderator } = world
  await loadDirectoryWords(world.administrator.ctx)
  await loadSuggestions(system, [aReferenceRow])
  await loadedListingFileOf(world)
  for (const place of [own, other]) {
    await suggestionOf(place.trainee)
    await retiredOf(place.trainee)
    await returnListing(moderator.ctx, { ...(await suggestionOf(place.coordinator)), reason: 'Give a number, please.' })
    await claimOf(world, place)
    const kept = await keptOf(world, place)
    await verifyListing(place.coordinator.ctx, { ...kept, verifiedOn: today(), verifiedHow: 'called' })
  }
  await reportOf(world)
}

const aReferenceRow: ReferenceListing = {
  ...{ key: 'test-1', kind: 'service-provider', name: 'Alder House', summary: 'Beds for young people.', whom: null },
  ...{ isShelter: true, isNationwide: false, servedStates: ['CA'], servedWords: null, city: null, state: 'CA' },
  ...{ phone: null, url: null, sourceName: 'A list', sourceUrl: null, seenOn: '2026-11-26', confidence: 'secondary' },
  notes: ['Status: term over'],
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
