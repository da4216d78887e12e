/** Every kind of message that leaves: when it goes, where to, and under which subject stands with each. */
import { invitation, nobodyDecides, roleGiven, roleMoved } from '@/lib/agencies/mails'
import { attendanceConfirmed } from '@/lib/attendance/mails'
import { claimDecided, claimReopened, claimReturned, claimWaits } from '@/lib/claims/mails'
import { claimDeclined, keeperReminded, linesDue, listingDecided } from '@/lib/directory/mails'
import { decisionMade, newForSearch, staffAsked, submissionsWait } from '@/lib/events/mails'
import {
  accessRestored,
  addressCode,
  addressesChanged,
  addressTaken,
  otherRecordCode,
  signInCode,
} from '@/lib/identity/mails'
import { calendarPaused, calendarWaits } from '@/lib/interop/calendars/mails'
import { packChanged, packNamed, ruleAnswered } from '@/lib/mandates/mails'
import type { NoticeKind } from '@/lib/platform/notify'
import { changeTold, dateNear, guestCode, offerMade, standingTold } from '@/lib/registration/mails'
import { suggestionDecided } from '@/lib/related/mails'
import { datesNear, lateListed, rosterWelcome, writtenByHand } from '@/lib/reminders/mails'
import { eventLeft, requestDue, requestMoved, requestWaits } from '@/lib/requests/mails'
import { recommendationAnswered, reliefTold } from '@/lib/requirements/mails'
import { waiting } from './waiting'

export const noticeKinds = [
  signInCode,
  addressCode,
  otherRecordCode,
  addressTaken,
  addressesChanged,
  accessRestored,
  invitation,
  roleGiven,
  roleMoved,
  nobodyDecides(waiting),
  decisionMade,
  newForSearch,
  submissionsWait,
  staffAsked,
  claimReturned,
  claimDecided,
  claimReopened,
  claimWaits,
  requestMoved,
  requestWaits,
  requestDue,
  eventLeft,
  listingDecided,
  claimDeclined,
  keeperReminded,
  linesDue,
  suggestionDecided,
  standingTold,
  offerMade,
  changeTold,
  dateNear,
  guestCode,
  attendanceConfirmed,
  calendarWaits,
  calendarPaused,
  reliefTold,
  recommendationAnswered,
  packChanged,
  ruleAnswered,
  packNamed,
  datesNear,
  lateListed,
  rosterWelcome,
  writtenByHand,
] as unknown as readonly NoticeKind<never>[]
