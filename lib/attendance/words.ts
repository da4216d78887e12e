/** What the words of attendance are called in tables and on screens. */
import type { AttendanceRule } from '@/lib/events/staff'
import { count } from '@/lib/platform/words'
import type { ExceptionKind } from './kinds'
import { leastOf } from './rules'

export const exceptionWords: Record<ExceptionKind, string> = {
  'left-early': 'Left early',
  'no-check-out': 'Nobody checked them out',
  'out-without-in': 'Checked out, but never in',
  'not-registered': 'Was not registered',
  'no-account': 'No account under the address they gave',
  claimed: 'Their agency has accepted this training already: it counts nothing more unless you decide otherwise',
}

/** For whom a session counts, after "for". @param sessions how many the event has */
export function ruleWords(rule: AttendanceRule, sessions: number): string {
  if (rule.kind === 'minutes') return `whoever was there for ${count(rule.least, 'minute')} or more`
  if (rule.kind === 'share')
    return `whoever came to ${leastOf(rule.ofSessions, sessions)} of ${count(sessions, 'session')} or more`
  return 'whoever was there at all'
}
