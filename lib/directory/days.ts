/** Whose day counts where a listing is said to be stale: one day for the whole directory, so that a list can be asked for it. */
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { type Day, dayIn } from '@/lib/platform/time'

export const directoryDay = (at: Date): Day => dayIn(USUAL_ZONE, at)
