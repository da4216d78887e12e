/** What the address of the calendar asks for besides its filter; what cannot be understood is as if it were not there. */
import { isDayText } from '@/lib/platform/text'
import { dayIn } from '@/lib/platform/time'
import type { View } from './address'

export type Asked = Record<string, string | string[] | undefined>

const views: readonly string[] = ['week', 'month', 'map'] satisfies View[]

export const viewAsked = ({ view }: Asked): View =>
  typeof view === 'string' && views.includes(view) ? (view as View) : 'list'

/** The calendar is that of the whole country: its day is the one in the east. */
export const today = (now: Date): string => dayIn('America/New_York', now)

export const monthAsked = ({ month }: Asked, now: Date): string =>
  typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : today(now).slice(0, 7)

export const weekAsked = ({ week }: Asked, now: Date): string =>
  typeof week === 'string' && /^20\d\d-/.test(week) && isDayText(week) ? week : today(now)
