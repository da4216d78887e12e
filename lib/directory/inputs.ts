/** What may come in about contact lines. */
export const contactKinds = ['emergency', 'hotline', 'reporting', 'federal', 'support'] as const
