/** Where credit comes from and how training is given, as the ledger says it. */
export const creditSources = ['module', 'event', 'claim', 'import', 'reversal'] as const
export const creditModes = ['self-paced', 'virtual', 'in-person'] as const
