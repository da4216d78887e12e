/** Every form may be sent twice: a connection lost on the way back makes nothing twice, and no save hides another one. */
import { call } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { creates } from '@/app/_client/creates'
import { owner } from '@/e2e/support/facts'
import { inputs } from '@/e2e/support/grid-inputs'
import type { Subject } from '@/e2e/support/grid-subject'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type Somebody, type World } from '@/e2e/support/world'
import { rosterFile } from '@/lib/interop/table-files'
import { router } from './_operations/router'
import { problemOf } from './_problem'

testDatabase()

type Procedure = Parameters<typeof call>[0]
const procedures = new Map<string, Procedure>(
  Object.entries(router).flatMap(([domain, operations]) =>
    Object.entries(operations).map(([name, procedure]) => [`${domain}.${name}`, procedure as Procedure] as const),
  ),
)
type Definition = { '~orpc': { route: { method?: string }; inputSchema?: { def?: { shape?: object } } } }
const defined = (name: string) => (procedures.get(name) as unknown as Definition)['~orpc']
const takes = (name: string, field: string): boolean => field in (defined(name).inputSchema?.def?.shape ?? {})
const named = (field: string) => [...procedures.keys()].filter((name) => takes(name, field)).sort()

/** What posting twice does without a key, by the nature of the operation. */
const naturallyOnce: Record<string, string> = {
  'agencies.addTeamMembers': 'somebody is in a team once at a time',
  'identity.requestCode': 'a code to an address, limited in number',
  'identity.endOtherSessions': 'ends what there is',
  'identity.requestAddressCode': 'a code to an address, limited in number',
  'identity.confirmAddress': 'one address, by a code that is good once',
  'identity.joinMyRecords': 'two records are joined once',
  'identity.joinRecords': 'two records are joined once',
  'identity.previewJoin': 'changes nothing',
  'identity.partRecords': 'a step of one join',
  'identity.restoreAccess': 'one address of one person',
  'identity.withdrawAccess': 'an address is taken back once',
  'events.submitEvent': 'a step of one event',
  'events.withdrawEvent': 'a step of one event',
  'events.cancelEvent': 'a step of one event',
  'events.returnEvent': 'a step of one event',
  'events.approveEvent': 'a step of one event',
  'events.recheckEvent': 'a step of one event',
  'events.rescheduleEvent': 'made from a version',
  'events.postponeEvent': 'a step of one event',
  'events.moveEvent': 'made from a version',
  'events.cancelSession': 'a step of one session',
  'events.previewSeries': 'changes nothing',
  'events.approveEvents': 'a step of each event',
  'events.blockPoster': 'one block of a person at a time',
  'events.liftBlock': 'a step of one block',
  'eventStaff.inviteCoOrganizer': 'one open question of an event to an address',
  'eventStaff.withdrawStaffInvitation': 'a step of one question',
  'eventStaff.answerStaffInvitation': 'one answer to a question',
  'eventStaff.endStaffRole': 'one end of a part in an event',
  'eventStaff.endHelperCode': 'a step of one code',
  'eventStaff.helpByCode': 'one helper of an event at a time',
  'attendance.markIn': 'each mark has an id that was made on the device',
  'attendance.checkMyselfIn': 'one mark of a person in a session, however often they press',
  'attendance.loadMeetingFile': 'each mark has an id made of what it stands for',
  'attendance.decideAttendance': 'one word about a session: saying it again changes nothing',
  'attendance.confirmAttendance': 'posts what is not posted yet',
  'evaluations.answerEvaluation': 'one answer of a person about an event',
  'registration.register': 'one registration of a person for one thing',
  'registration.registerGroup': 'one registration of a person for one thing',
  'registration.withdrawRegistration': 'a step of one registration',
  'registration.askGuestPlace': 'a code to an address, limited in number',
  'registration.confirmGuestPlace': 'one registration of an address for one thing',
  'registration.renewPrivateFeed': 'another address takes the place of the one before',
  'registration.answerPlace': 'a step of one registration',
  'registration.takeOffer': 'a step of one registration',
  'registration.passOffer': 'a step of one registration',
  'registration.approveRegistration': 'a step of one registration',
  'registration.declineRegistration': 'a step of one registration',
  'registration.admitRegistration': 'a step of one registration',
  'certifications.verifyCertification': 'verified once',
  'certifications.withdrawCertification': 'a step of one certification',
  'claims.submitClaim': 'a step of one claim',
  'claims.withdrawClaim': 'a step of one claim',
  'claims.returnClaim': 'a step of one claim',
  'claims.approveClaim': 'a step of one claim',
  'claims.approveClaims': 'a step of each claim',
  'claims.rejectClaim': 'a step of one claim',
  'claims.disputeClaim': 'a step of one claim',
  'claims.settleDispute': 'a step of one claim',
  'claims.reopenClaim': 'a step of one claim',
  'claims.addEvidence': 'the same file is the same proof',
  'claims.removeEvidence': 'a proof is removed once',
  'claims.coverEvidence': 'it names the file that it was made from',
  'requests.submitRequest': 'a step of one request',
  'requests.withdrawRequest': 'a step of one request',
  'requests.screenRequest': 'a step of one request',
  'requests.acceptRequest': 'a step of one request',
  'requests.scheduleRequest': 'a step of one request',
  'requests.releaseRequest': 'a step of one request',
  'requests.deliverRequest': 'a step of one request',
  'requests.evaluateRequest': 'a step of one request',
  'requests.closeRequest': 'a step of one request',
  'requests.declineRequest': 'a step of one request',
  'directory.verifyListing': 'made from a version',
  'directory.retireListing': 'a step of one listing',
  'directory.claimListing': 'one open claim of an agency to a listing',
  'directory.confirmListing': 'a step of one listing',
  'directory.returnListing': 'a step of one listing',
  'directory.restoreListing': 'a step of one listing',
  'directory.mergeListings': 'a step of one listing',
  'calendar.stopLetters': 'letters are stopped once',
  'calendars.loadCalendar': 'a step of one file',
  'calendars.takeBackCalendar': 'a step of one file',
  'calendars.keepCalendar': 'one word about an address: saying it again changes nothing',
  'calendars.readCalendarAgain': 'one reading of an address, however often it is asked for',
  'directory.loadListings': 'a step of one file',
  'directory.takeBackListings': 'a step of one file',
  'directory.settleClaim': 'one answer to a claim',
  'directory.reportListing': 'the same words about a listing are one while nobody has settled them',
  'directory.settleReport': 'a step of one report',
  'catalog.publishCourse': 'the same text is the same edition',
  'catalog.retireCourse': 'a step of one module',
  'learning.enroll': 'one enrollment of a person in an edition',
  'learning.withdraw': 'a step of one enrollment',
  'learning.startAttempt': 'one open attempt of an enrollment',
  'learning.submitAttempt': 'a step of one attempt',
  'records.reissueCertificate': 'supersedes the one that is named',
  'records.revokeCertificate': 'a step of one certificate',
  'records.reverseCredit': 'one reversal of a credit',
  'directory.verifyContactLine': 'a check of one line on one day',
  'directory.orderContactLines': 'one order',
  'directory.retireContactLine': 'a step of one line',
  'related.approveRelated': 'a step of one course',
  'related.returnRelated': 'a step of one course',
  'related.checkRelatedLink': 'a check of one link on one day',
  'related.retireRelated': 'a step of one course',
  'taskForces.endPartner': 'one end of a partner',
  'taskForces.withdrawAward': 'a step of one award',
  'taskForces.importAwards': 'the same file changes nothing',
  'taskForces.takeBackAwards': 'a step of one import',
  'taskForces.endLead': 'one end of a lead',
  'requirements.previewRequirement': 'changes nothing',
  'claims.previewClaim': 'changes nothing',
  'claims.previewApproval': 'changes nothing',
  'registration.previewTraining': 'changes nothing',
  'mandates.recordPackReading': 'what a person found of an edition on one day',
  'mandates.answerPackChange': 'one answer to an edition',
  'mandates.answerSuggestedRule': 'one answer to a rule',
  'mandates.withdrawSuggestedRule': 'a step of one rule',
  'mandates.namePackOfRule': 'one pack of a rule',
  'requirements.changeRequirement': 'made from a version',
  'requirements.retireRequirement': 'a step of one requirement',
  'requirements.undoChange': 'it names the version that is undone',
  'requirements.startRebuild': 'one that is under way goes on, and within an hour of its end no other follows',
  'requirements.decideRelief': 'one answer to what was recommended',
  'requirements.endRelief': 'one end',
  'requirements.addReliefProof': 'the same file is the same proof',
  'requirements.removeReliefProof': 'a proof is removed once',
  'roster.applyRoster': 'a step of one batch',
  'roster.rollBackRoster': 'a step of one batch',
  'history.loadHistory': 'a step of one file',
  'history.matchHistory': 'rows that wait no longer',
  'history.takeBackHistory': 'a step of one file',
  'roster.answerInvitation': 'one answer to a question',
  'roster.moveOnRoster': 'made from a version',
  'roster.removeFromRoster': 'a step of one service',
}
/** A place in a lesson, an answer, the address that messages go to and whether one serves are the last ones that were sent. */
const lastOneHolds = [
  'requests.tickTask',
  'identity.makeAddressMain',
  'roster.answerService',
  'learning.reachPlace',
  'learning.saveAnswer',
]

const lifeOfEvents = [
  'events.makeSeries',
  'events.rescheduleEvent',
  'events.postponeEvent',
  'events.moveEvent',
  'events.cancelSession',
]

/** About a whole thing as it was seen; they change none of its fields. */
const decisions = [
  'requests.submitRequest',
  'requests.withdrawRequest',
  'requests.screenRequest',
  'requests.assignRequest',
  'requests.acceptRequest',
  'requests.declineRequest',
  'requests.scheduleRequest',
  'requests.releaseRequest',
  'requests.deliverRequest',
  'requests.evaluateRequest',
  'requests.closeRequest',
  ...[
    'submitClaim',
    'withdrawClaim',
    'returnClaim',
    'approveClaim',
    'rejectClaim',
    'disputeClaim',
    'settleDispute',
    'reopenClaim',
  ].map((step) => `claims.${step}`),
  ...['events.approveEvent', 'events.recheckEvent', 'events.returnEvent'],
  ...lifeOfEvents,
  ...['confirm', 'merge', 'restore', 'retire', 'return', 'verify'].map((verb) =>
    verb === 'merge' ? 'directory.mergeListings' : `directory.${verb}Listing`,
  ),
  ...['directory.verifyContactLine', 'directory.orderContactLines', 'directory.retireContactLine'],
  ...['approveRelated', 'returnRelated', 'checkRelatedLink', 'retireRelated'].map((step) => `related.${step}`),
  ...['taskForces.changeTaskForceKind', 'taskForces.withdrawAward', 'mandates.answerPackChange'],
  'mandates.answerSuggestedRule',
]

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const ofOfficers = new Set([
  'requests.noteOnRequest',
  'requests.addGoal',
  'requests.settleGoal',
  'requests.planCoachingSession',
  'requests.settleCoachingSession',
])

function askerOf(name: string): Somebody {
  const [domain] = name.split('.')
  if (ofOfficers.has(name)) return world.officer
  if (['requests.addPlanRules', 'requests.addServiceLevels'].includes(name)) return world.administrator
  if (name === 'identity.makeToken' || domain === 'events' || domain === 'requests') return world.own.trainee
  if (['claims.changeClaimRules', 'agencies.changeHourSettings'].includes(name)) return world.own.coordinator
  if (/^agencies\..*Team/.test(name)) return world.own.coordinator
  if (domain === 'claims' || domain === 'certifications') return world.own.trainee
  if (name === 'directory.changeListing') return world.own.coordinator
  if (name === 'related.changeRelated') return world.moderator
  if (domain === 'related') return world.own.trainee
  if (['requirements', 'mandates', 'reminders', 'roster', 'history'].includes(domain ?? ''))
    return world.own.coordinator
  return world.administrator
}

function deciderOf(name: string): Somebody {
  if (name === 'mandates.answerSuggestedRule') return world.moderator
  if (/^claims\.(submit|withdraw|dispute)/.test(name)) return world.own.trainee
  if (/^(claims|mandates)\./.test(name)) return world.own.coordinator
  if (/ContactLine|^taskForces/.test(name)) return world.administrator
  if (['requests.submitRequest', 'requests.withdrawRequest', ...lifeOfEvents].includes(name)) return world.own.trainee
  return name.startsWith('requests.') ? world.officer : world.moderator
}

const subjectOf = (name: string, person: Somebody): Subject => ({
  named: name === 'agencies.grantRole' ? 'own agency' : '-',
  world,
  ctx: person.ctx,
  // Officers answer, and moderators change, what others sent.
  person: person === world.officer || name === 'related.changeRelated' ? world.own.trainee : person,
  place: world.own,
})

async function ask(name: string, { ctx }: Somebody, input: unknown): Promise<object> {
  const procedure = procedures.get(name)
  if (!procedure) throw new Error(`There is no operation ${name}.`)
  const context = { ctx, caller: { device: 'test', network: null } }
  return (await call(procedure, input as never, { context } as never)) as object
}

/** The same with another word in it, or another number. */
function another(input: Record<string, unknown>): Record<string, unknown> {
  for (const part of ['fields', 'rules', 'levels'])
    if (part in input) return { ...input, [part]: another(input[part] as Record<string, unknown>) }
  if ('besides' in input && 'address' in input) return { ...input, keepUpToDate: true }
  if ('day' in input && 'eventId' in input) return { ...input, day: '2030-01-02' }
  if ('packId' in input) return { ...input, effectiveFrom: '2025-12-01' }
  if ('memberId' in input) return { ...input, firstOn: '2026-01-02' }
  if ('licenseOn' in input) return { ...input, licenseOn: '2020-02-02' }
  if ('validFrom' in input && !('name' in input)) return { ...input, validFrom: '2025-12-01' }
  if ('taskForceId' in input && 'email' in input && !('name' in input))
    return { ...input, email: world.own.colleague.email }
  const field =
    [
      'leadDays',
      'decisionWorkingDays',
      'title',
      'program',
      'name',
      'familyName',
      'fileName',
      'source',
      'days',
      'unitId',
      'text',
      'need',
      'reached',
      'notes',
      'minutes',
      'words',
      'audienceProof',
      'times',
      'secondAboveMinutes',
      'issuer',
      'note',
      'why',
      'says',
    ].find((each) => each in input) ?? ''
  const value = input[field]
  if (field === 'unitId') return { ...input, unitId: world.own.otherUnitId }
  return { ...input, [field]: typeof value === 'number' ? value + 1 : `More ${value}` }
}

describe('what makes something new', () => {
  const keyed = named('key')

  test('takes a key, or is once by its nature', () => {
    const posts = [...procedures.keys()].filter((name) => defined(name).route.method === 'POST').sort()
    expect(posts).toEqual([...keyed, ...Object.keys(naturallyOnce)].sort())
    expect([...creates].sort()).toEqual(keyed)
  })

  test.each(keyed)('%s, sent twice, makes one and answers the same; with another body it is refused', async (name) => {
    const person = askerOf(name)
    const input = { ...((await inputs[name]?.(subjectOf(name, person))) as object), key: crypto.randomUUID() }
    const [first, atOnce] = await Promise.all([ask(name, person, input), ask(name, person, input)])
    expect(atOnce).toEqual(first)
    const told = () => owner()`select event, subject_id from audit_events where request_id = ${person.ctx.requestId}`
    const before = await told()
    expect(await ask(name, person, input)).toEqual(first)
    expect(await told()).toHaveLength(before.length)
    const refused = await ask(name, person, another(input)).catch((error) => problemOf(error, ''))
    expect(refused).toMatchObject({ status: 409, detail: expect.stringMatching(/saved/) })
  })
})

describe('what changes a whole thing', () => {
  test('says what it was made from, and nothing is saved without it', () => {
    const puts = [...procedures.keys()].filter((name) => defined(name).route.method === 'PUT')
    const saves = [...puts, ...decisions, 'requirements.changeRequirement', 'roster.moveOnRoster']
    expect(named('madeFrom')).toEqual([...new Set(saves)].filter((name) => !lastOneHolds.includes(name)).sort())
  })

  const saves = named('madeFrom').filter((name) => !decisions.includes(name))
  test.each(saves)('%s is refused without it, and with an older one told what differs', async (name) => {
    const person = name.startsWith('events.') ? world.own.trainee : askerOf(name)
    const given = (await inputs[name]?.(subjectOf(name, person))) as Record<string, unknown>
    const { madeFrom: _, ...without } = given
    await expect(ask(name, person, without)).rejects.toThrow()
    const stale = await ask(name, person, { ...another(given), madeFrom: 'long ago' }).catch((error) =>
      problemOf(error, ''),
    )
    expect(stale).toMatchObject({
      status: 409,
      differs: expect.arrayContaining([expect.any(String)]),
      current: expect.any(Object),
    })
    const change = another(given)
    const saved = await ask(name, person, change)
    expect(await ask(name, person, change)).toEqual(saved)
  })

  test.each(decisions)('%s is refused without it, and with an older one shown the thing as it is now', async (name) => {
    const given = (await inputs[name]?.(subjectOf(name, world.own.trainee))) as Record<string, unknown>
    const decides = deciderOf(name)
    const { madeFrom: _, ...without } = given
    await expect(ask(name, decides, without)).rejects.toThrow()
    const stale = await ask(name, decides, { ...given, madeFrom: 'long ago' }).catch((error) => problemOf(error, ''))
    expect(stale).toMatchObject({ status: 409, version: given.madeFrom, current: expect.any(Object) })
    const about = ['eventId', 'requestId', 'claimId', 'listingId', 'lineId', 'relatedId'].filter(
      (each) => each in given,
    )
    expect(await ask(name, decides, given)).toMatchObject(Object.fromEntries(about.map((each) => [each, given[each]])))
  })
})

test('a file that is sent twice, also at once, is one file', async () => {
  const { ctx } = world.own.coordinator
  const send = () => sent(ctx, rosterFile, 'roster.csv', 'Name,Badge\nRosa Delgado,1\n')
  const [first, atOnce] = await Promise.all([send(), send()])
  expect([atOnce, await send()]).toEqual([first, first])
  expect(await owner()`select 1 from audit_events where subject_id = ${first.fileId}`).toHaveLength(1)
})
