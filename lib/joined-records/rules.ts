/** How long joined records can be parted again. Pure. */
import { BACK_DAYS } from '@/lib/identity/rules'
import { plusDays } from '@/lib/platform/time'

/** From when on they stay one. */
export const finalAt = (joinedAt: Date): Date => plusDays(joinedAt, BACK_DAYS)
