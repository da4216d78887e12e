/** What there is to choose from where the catalog says what a module is about. Apart from its shapes: pages that name these carry none of them. */
export const sectionKeys = ['basics', 'core-competencies', 'crimes', 'specific-considerations'] as const
export const priorityKeys = ['collaboration', 'integration', 'grantee-capacity'] as const
export const leastTimeKeys = ['none', 'reading'] as const
/** Whether an edition changes what is taught, so that it may be asked for again of those who completed an earlier one. */
export const changesKeys = ['editorial', 'material'] as const
export const audienceKeys = ['law-enforcement', 'victim-services', 'allied-professionals'] as const
