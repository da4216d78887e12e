/** The operations that make something new, said once for all forms: each is sent with a key, so that sending it twice makes one. */
import { operationOf } from './stale'

export const creates: ReadonlySet<string> = new Set([
  'identity.makeToken',
  'events.draftEvent',
  'events.makeSeries',
  'eventStaff.makeHelperCode',
  'calendar.saveSearch',
  'certifications.enterCertification',
  'claims.draftClaim',
  'requests.draftRequest',
  'requests.writeRequestMessage',
  'requests.noteOnRequest',
  'requests.addGoal',
  'requests.planCoachingSession',
  'requests.addPlanRules',
  'requests.addServiceLevels',
  'directory.suggestListing',
  'directory.checkListings',
  'calendars.checkCalendar',
  'calendars.followCalendar',
  'mandates.adoptPack',
  'requirements.makeRequirement',
  'requirements.recommendRelief',
  'requirements.grantRelief',
  'agencies.addAgency',
  'agencies.addUnit',
  'agencies.grantRole',
  'agencies.nameCoordinator',
  'directory.addContactLine',
  'related.suggestRelated',
  'taskForces.formTaskForce',
  'taskForces.addPartner',
  'taskForces.addAward',
  'taskForces.nameLead',
  'roster.checkRoster',
  'roster.addToRoster',
  'history.checkHistory',
  'administration.importAgencies',
])

export const isCreation = (mutationKey: readonly unknown[] | undefined): boolean =>
  creates.has(operationOf(mutationKey).join('.'))
