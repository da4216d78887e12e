/** What may come in about requirements. */

export const dueKinds = ['within-days-of-start', 'by-date'] as const
export const populations = ['everyone', 'unit', 'position'] as const
