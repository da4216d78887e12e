import type { StatusKind } from './inputs'

/** It applies, and is still to be done: overdue, due, or not yet cleared. */
export const isOwed = ({ status: { kind } }: { status: { kind: StatusKind } }): boolean =>
  kind !== 'met' && kind !== 'not-applicable'
