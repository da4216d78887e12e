/** How long joined records can be parted again. Pure. */
import { BACK_DAYS } from '@/lib/identity/rules'
import { plusDays } from '@/lib/platform/time'

/** The last moment at which it can be taken back. */
export const backUntil = (joinedAt: Date): Date => plusDays(joinedAt, BACK_DAYS)
