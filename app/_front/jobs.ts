/** Everything that runs in the background. */
import { askForCoordinatorsAt, askForCoordinatorsDaily } from '@/lib/agencies/jobs'
import { sweepNightly } from '@/lib/audit/sweep'
import { remindKeepersNightly, remindOfLinesWeekly } from '@/lib/directory/jobs'
import { remindModeratorsDaily, tellSavedSearchesDaily } from '@/lib/events/jobs'
import { importAgencyList } from '@/lib/interop/agency-list/jobs'
import { readCalendarSource, readCalendarsDaily, readSlowCalendar } from '@/lib/interop/calendars/jobs'
import { takeUpHistory } from '@/lib/interop/history/jobs'
import { delivery } from '@/lib/notices/deliver'
import type { Job } from '@/lib/platform/jobs'
import { remindOfDatesDaily } from '@/lib/registration/jobs'
import { offerNext } from '@/lib/registration/places'
import { remindRegularly } from '@/lib/reminders/jobs'
import { followRequests, remindOfficers } from '@/lib/requests/jobs'
import { askAgain, askAgainLeft } from '@/lib/requirements/derived/asked-again'
import { rebuildOne } from '@/lib/requirements/derived/rebuild'
import { rebuildEverything } from '@/lib/requirements/jobs'
import { noticeKinds } from './notices'
import { retention } from './retention'
import { waiting } from './waiting'

export const jobs: readonly Job<never>[] = [
  delivery(noticeKinds) as unknown as Job<never>,
  tellSavedSearchesDaily as unknown as Job<never>,
  remindModeratorsDaily as unknown as Job<never>,
  askForCoordinatorsDaily(waiting) as unknown as Job<never>,
  askForCoordinatorsAt(waiting) as unknown as Job<never>,
  takeUpHistory as unknown as Job<never>,
  importAgencyList as unknown as Job<never>,
  sweepNightly(retention) as unknown as Job<never>,
  remindKeepersNightly as unknown as Job<never>,
  remindOfLinesWeekly as unknown as Job<never>,
  rebuildEverything as unknown as Job<never>,
  rebuildOne as unknown as Job<never>,
  askAgain as unknown as Job<never>,
  askAgainLeft as unknown as Job<never>,
  followRequests as unknown as Job<never>,
  readCalendarSource as unknown as Job<never>,
  readSlowCalendar as unknown as Job<never>,
  readCalendarsDaily as unknown as Job<never>,
  offerNext as unknown as Job<never>,
  remindOfDatesDaily as unknown as Job<never>,
  remindOfficers as unknown as Job<never>,
  remindRegularly as unknown as Job<never>,
]
