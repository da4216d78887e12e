/** What may come in about events. */

export const eventFormats = ['in-person', 'virtual', 'hybrid'] as const
export const eventKinds = ['training', 'conference', 'webinar', 'meeting', 'ceremony', 'support-group'] as const
/** A cancelled event was published before; it stays on the calendar as cancelled. */
export const eventStates = ['draft', 'submitted', 'returned', 'published', 'cancelled', 'withdrawn'] as const
export const moderationDecisions = ['approved', 'returned'] as const
