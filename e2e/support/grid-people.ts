/** How operations about people, agencies, rosters and the files that are sent are asked in the grid. */
import { getMe } from '@/lib/agencies/me'
import { getAgency } from '@/lib/agencies/queries'
import { getTeam } from '@/lib/agencies/team-queries'
import { makeTeam } from '@/lib/agencies/teams'
import { previewJoin } from '@/lib/joined-records/by-administrator'
import {
  aHistoryFile,
  anAgencyListOf,
  aRosterFile,
  batchOf,
  historyOf,
  importOf,
  loadedBatchOf,
  loadedHistoryOf,
  sentFileOf,
} from './file-subjects'
import { fresh, type Inputs, reason } from './grid-subject'
import {
  addressToWithdraw,
  newcomerWhoSignsIn,
  oldJoinOf,
  oneJoinOf,
  otherRecordOf,
  secondAddressOf,
  twoRecordsOfOne,
} from './people-subjects'
import { entryOf, invitationOf, newcomerOf, roleOf, sessionOf, teamOf, tokenOf } from './subjects'
import { system, today } from './world'

export const inputsOfPeople: Inputs = {
  'reminders.nextReminders': ({ place: { agencyId } }) => ({ agencyId }),
  'reminders.listRecipients': ({ place: { agencyId } }) => ({ agencyId }),
  'reminders.listSentMessages': ({ place: { agencyId } }) => ({ agencyId }),
  'reminders.writeMessage': ({ place: { agencyId, trainee } }) => ({
    ...{ agencyId, personIds: [trainee.personId], note: `The test is open again, ${fresh('try')}.` },
  }),
  'identity.getMe': () => undefined,
  'identity.requestCode': () => ({ email: `${fresh('someone')}@agency.example` }),
  'identity.listMySessions': () => undefined,
  'identity.endSession': async ({ person }) => ({ sessionId: (await sessionOf(person)).sessionId }),
  'identity.endOtherSessions': () => undefined,
  'identity.listMyTokens': () => undefined,
  'identity.makeToken': () => ({ name: 'report', mayWrite: false, days: 1 }),
  'identity.revokeToken': async ({ person }) => ({ tokenId: (await tokenOf(person)).tokenId }),
  'identity.changeProfile': async ({ ctx }) => {
    const { person } = await getMe(ctx)
    return { madeFrom: person?.version ?? 'none', givenName: 'Ada', familyName: 'Reyes', timeZone: null }
  },
  'identity.listMyAddresses': () => undefined,
  'identity.requestAddressCode': () => ({ email: `${fresh('second')}@agency.example` }),
  'identity.confirmAddress': async ({ person }) => ({ email: person.email, code: '123456' }),
  'identity.makeAddressMain': async ({ person }) => secondAddressOf(person),
  'identity.removeAddress': async ({ person }) => secondAddressOf(person),
  'identity.joinMyRecords': async ({ person }) => {
    const { email, code } = await otherRecordOf(person)
    return { email, code }
  },
  'identity.listMyJoins': () => undefined,
  'identity.listJoins': () => undefined,
  'identity.previewJoin': () => twoRecordsOfOne(),
  'identity.joinRecords': async ({ world }) => {
    const two = await twoRecordsOfOne()
    return { ...two, seen: (await previewJoin(world.administrator.ctx, two)).seen }
  },
  'identity.partRecords': async ({ named, person }) => ({
    ...(await (named === 'self' ? oldJoinOf : oneJoinOf)(person)),
    reason,
  }),
  'identity.restoreAccess': async ({ world }) => ({
    ...(await newcomerWhoSignsIn(world.own)),
    familyName: 'Reyes',
    email: `${fresh('found')}@agency.example`,
    reason: 'They called from the number on file.',
  }),
  'identity.withdrawAccess': async ({ world }) => ({
    ...(await addressToWithdraw(world.own)),
    reason: 'The address was mistyped.',
  }),
  'identity.listOutbox': () => undefined,
  'identity.listPersonas': () => undefined,
  'agencies.listAgencies': () => ({}),
  'agencies.getAgency': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.addAgency': () => ({ name: fresh('Pine Hollow'), kind: 'other', state: 'OR' }),
  'agencies.changeHourSettings': ({ place: { agencyId } }) => ({
    ...{ agencyId, madeFrom: null, yearStartsIn: 7, hourCents: null },
  }),
  'agencies.changeAgency': async ({ place: { agencyId, name } }) => ({
    madeFrom: (await getAgency(system, { agencyId })).version,
    ...{ agencyId, name, kind: 'law-enforcement', state: 'CA' },
    ...{ ori: null, uei: null, county: null, timeZone: null, isOvcGrantee: false },
  }),
  'agencies.listUnits': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.addUnit': ({ place: { agencyId } }) => ({ agencyId, name: fresh('Unit') }),
  'agencies.listTeams': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.getTeam': async ({ place }) => ({ teamId: (await teamOf(place)).teamId }),
  'agencies.makeTeam': ({ place: { agencyId } }) => ({ agencyId, name: fresh('Team'), kind: 'grant' }),
  'agencies.changeTeam': async ({ place }) => {
    const { teamId } = await teamOf(place)
    return { teamId, madeFrom: (await getTeam(system, { teamId })).version, name: fresh('Team'), kind: 'other' }
  },
  'agencies.endTeam': async ({ place }) => {
    const { teamId } = await teamOf(place)
    return { teamId, madeFrom: (await getTeam(system, { teamId })).endVersion, lastOn: today() }
  },
  'agencies.removeTeam': ({ place: { agencyId, coordinator } }) =>
    makeTeam(coordinator.ctx, { agencyId, name: fresh('Team'), kind: 'other' }),
  'agencies.addTeamMembers': async ({ place }) => ({
    ...{ teamId: (await teamOf(place)).teamId, firstOn: today() },
    personIds: [(await newcomerOf(place)).personId],
  }),
  'agencies.changeTeamMember': async ({ place }) => {
    const [member] = (await getTeam(system, await teamOf(place))).members
    return { memberId: member?.memberId, madeFrom: member?.version, firstOn: today() }
  },
  'agencies.listPeople': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.getMember': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  'agencies.listRoles': ({ named, place: { agencyId } }) => (named === '-' ? {} : { agencyId }),
  'agencies.grantRole': async ({ named, place, person }) => {
    if (named === '-') return { ...(await newcomerOf(place)), role: 'moderator' }
    const { personId } = named === 'self' ? person : await newcomerOf(place)
    return { personId, role: 'supervisor', agencyId: place.agencyId, unitId: place.unitId }
  },
  'agencies.revokeRole': async ({ place }) => roleOf(place),
  'agencies.nameCoordinator': ({ place: { agencyId } }) => ({
    ...{ agencyId, givenName: 'Dana', familyName: 'Whitfield' },
    email: `${fresh('coordinator')}@agency.example`,
  }),
  'roster.checkRoster': ({ place }) => aRosterFile(place),
  'roster.listBatches': ({ place: { agencyId } }) => ({ agencyId }),
  'roster.getBatch': ({ place }) => batchOf(place),
  'roster.applyRoster': ({ place }) => batchOf(place),
  'roster.rollBackRoster': ({ place }) => loadedBatchOf(place),
  'roster.answerService': ({ place: { agencyId } }) => ({ agencyId, serves: true }),
  'roster.listMyInvitations': () => undefined,
  'roster.answerInvitation': async ({ person }) => ({ ...(await invitationOf(person)), accept: true }),
  'roster.addToRoster': ({ place: { agencyId } }) => ({
    ...{ agencyId, givenName: 'Rosa', familyName: 'Delgado', employment: 'sworn', startsOn: today() },
  }),
  'roster.editOnRoster': async ({ place }) => ({
    ...(await entryOf(place, 'edit')),
    ...{ givenName: 'Rosa', familyName: 'Delgado-Reyes', email: null },
  }),
  'roster.moveOnRoster': async ({ place }) => ({
    ...(await entryOf(place, 'move')),
    ...{ unitId: place.otherUnitId, employment: 'civilian', position: null, employeeNumber: null, on: today() },
  }),
  'roster.removeFromRoster': async ({ named, place, person }) => ({
    ...{ agencyId: place.agencyId, lastDay: today() },
    personId: (named === 'self' ? person : await newcomerOf(place)).personId,
  }),
  '/agencies/{agencyId}/roster.csv': ({ place: { agencyId } }) => `/agencies/${agencyId}/roster.csv`,
  '/roster-files/{batchId}/refused.csv': async ({ place }) =>
    `/roster-files/${(await batchOf(place)).batchId}/refused.csv`,
  'history.checkHistory': ({ place }) => aHistoryFile(place),
  'history.listHistoryFiles': ({ place: { agencyId } }) => ({ agencyId }),
  'history.getHistoryFile': ({ place }) => historyOf(place),
  'history.loadHistory': ({ place }) => historyOf(place),
  'history.matchHistory': async ({ place }) => ({
    ...(await loadedHistoryOf(place)),
    ...{ row: 'row 3', ...(await newcomerOf(place)) },
  }),
  'history.takeBackHistory': async ({ place }) => loadedHistoryOf(place),
  '/history-files/{batchId}/refused.csv': async ({ place }) =>
    `/history-files/${(await historyOf(place)).batchId}/refused.csv`,
  '/files/{fileId}': async ({ person }) => `/files/${(await sentFileOf(person)).fileId}`,
  'administration.importAgencies': ({ world, ctx }) => anAgencyListOf(world, ctx),
  'administration.listImports': () => undefined,
  'administration.getImport': ({ world }) => importOf(world),
  'administration.listTrail': () => ({}),
}
