/** Every kind of message that leaves: when it goes, where to, and under which subject stands with each. */
import { invitation, roleGiven, roleMoved } from '@/lib/agencies/mails'
import { keeperReminded, listingDecided } from '@/lib/directory/mails'
import { decisionMade } from '@/lib/events/mails'
import {
  accessRestored,
  addressCode,
  addressesChanged,
  addressTaken,
  otherRecordCode,
  signInCode,
} from '@/lib/identity/mails'
import type { NoticeKind } from '@/lib/platform/notify'
import { suggestionDecided } from '@/lib/related/mails'
import { eventLeft, requestDue, requestMoved, requestWaits } from '@/lib/requests/mails'

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
  decisionMade,
  requestMoved,
  requestWaits,
  requestDue,
  eventLeft,
  listingDecided,
  keeperReminded,
  suggestionDecided,
] as unknown as readonly NoticeKind<never>[]
