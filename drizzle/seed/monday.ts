/** What goes out by itself at the beginning of a week: written and sent as in life, with the clock at last Monday morning. */
import { noticeKinds } from '@/app/_front/notices'
import { remindKeepersNightly, remindOfLinesWeekly } from '@/lib/directory/jobs'
import { mondayOf } from '@/lib/events/rules'
import { delivery } from '@/lib/notices/deliver'
import { systemCtx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import type { Job } from '@/lib/platform/jobs'
import { addDays, dayIn, instantOf, plusMinutes } from '@/lib/platform/time'
import { remindOfDatesDaily } from '@/lib/registration/jobs'
import { remindRegularly } from '@/lib/reminders/jobs'
import { remindOfficers } from '@/lib/requests/jobs'
import { takeWaitingLetters } from './cast'
import { HOME_ZONE, type Story } from './story'

const WRITTEN_AT = '08:00'
/** What is for the same person is gathered for ten minutes. */
const SENT_AFTER_MINUTES = 10
const writing = [remindKeepersNightly, remindOfLinesWeekly, remindRegularly, remindOfDatesDaily, remindOfficers]
const deliver: Job<{ noticeId: string }> = delivery(noticeKinds)

/** Eight in the morning of the last Monday: of today's, once it is that late. */
export function lastMonday({ now }: Pick<Story, 'now'>): Date {
  const monday = mondayOf(dayIn(HOME_ZONE, now))
  const at = instantOf(`${monday}T${WRITTEN_AT}`, HOME_ZONE)
  return at <= now ? at : instantOf(`${addDays(monday, -7)}T${WRITTEN_AT}`, HOME_ZONE)
}

/** The letters of that morning, so that the outbox holds them and nobody gets them tonight. Where mail leaves, none is sent. */
export async function tellMonday(story: Story): Promise<void> {
  if (env().SMTP_URL) return
  const at = lastMonday(story)
  for (const { name, run } of writing) await run(systemCtx(name, at), {})
  const sent = systemCtx(deliver.name, plusMinutes(at, SENT_AFTER_MINUTES))
  for (const noticeId of await takeWaitingLetters()) await deliver.run(sent, { noticeId })
}
