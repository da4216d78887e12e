/** What a credit is earned by, and what that decides. */
import type { Day } from '@/lib/platform/time'
import type { creditModes, creditSources } from './kinds'

export type SourceKind = Exclude<(typeof creditSources)[number], 'reversal'>

/**
 * A training as what it was completed in says it: an enrollment in a module, and as designed the attendance of an event, a
 * claim, a row of a file. Each source decides for itself what its credit says and what follows from it.
 */
export type Source = {
  sourceKind: SourceKind
  /** The enrollment, attendance, claim or import row it was earned by. It can be posted once. */
  sourceId: string
  courseId: string | null
  courseVersionId: string | null
  /** The event that it was earned at. */
  eventId?: string | null
  /** Who gave it, as it is called; absent or null for modules of the catalog, and where nobody said. */
  provider?: string | null
  /** Where an agency here gave it. */
  providerAgencyId?: string | null
  /** As it will be printed. */
  title: string
  creditMinutes: number
  priorityIds: readonly string[]
  topicIds: readonly string[]
  /** How many of the minutes were about which topic; absent or null where the source does not know. */
  topicMinutes?: Record<string, number> | null
  mode: (typeof creditModes)[number]
  /** SHA-256 of each file that was shown, hexadecimal. */
  evidence?: readonly string[]
}

/** Whose it is, and when it was earned. */
export type NewCredit = Source & {
  personId: string
  /** The day it was earned, in `zone`. */
  earnedOn: Day
  zone: string
  /** Where the person served several agencies that day: the one it was earned for. */
  forAgencyId?: string
}

/** What a certificate says beyond its credit: the module's edition, and the last day on which it is valid (null: no end). */
export type CertificateTerms = { edition?: number | null; validTo?: Day | null }

export type Earned = NewCredit & {
  /** Null: none of ours follows, as for training that others gave and certified. */
  certificate: CertificateTerms | null
}
