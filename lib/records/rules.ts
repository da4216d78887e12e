/** The ledger's arithmetic: how a credit is written down for its hash, and when a chain holds. Pure. */
import { createHash } from 'node:crypto'

/** Everything a credit says, in the words of the serialization (docs/decisions/0006-credit-chain.md). */
export type LedgerEntry = {
  /** How it was written down for its hash; it keeps the format it was written in. */
  format: number
  agencyId: string | null
  courseId: string | null
  courseVersionId: string | null
  creditMinutes: number
  earnedOn: string
  eventId: string | null
  /** SHA-256 of each file that was shown, hexadecimal. */
  evidence: readonly string[]
  id: string
  mode: string
  personId: string
  priorityIds: readonly string[]
  provider: string | null
  providerAgencyId: string | null
  reason: string | null
  /** ISO 8601 in UTC with six decimals: `2026-11-22T13:20:46.000000Z`. */
  recordedAt: string
  recordedBy: string
  reverses: string | null
  sequence: number
  sourceId: string
  sourceKind: string
  title: string
  topicIds: readonly string[]
  /** How many of the minutes were about which topic; null where the source does not know. */
  topicMinutes: Readonly<Record<string, number>> | null
  zone: string
}

/** What the first credit of a chain follows: 32 zero bytes. */
export const CHAIN_START: Buffer = Buffer.alloc(32)

/** A date as the chain writes it, with the six decimals that PostgreSQL keeps. */
export const ledgerInstant = (at: Date): string => at.toISOString().replace('Z', '000Z')

/** The text that is hashed, or null for what the format cannot say. */
type Written = (entry: LedgerEntry, previous: Uint8Array) => string | null

/**
 * JSON by the canonicalization scheme of RFC 8785 (keys in order, no white space), which for strings, whole numbers, nulls
 * and lists of them is what `JSON.stringify` writes when the keys are given in order.
 */
const format1: Written = (entry, previous) => {
  if (entry.evidence.length > 0 || entry.topicMinutes) return null
  const { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, id, mode, personId, priorityIds } = entry
  const { reason, recordedAt, recordedBy, reverses, sequence, sourceId, sourceKind, title, topicIds, zone } = entry
  const head = { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, format: 'attest-credit-1', id, mode }
  const tail = { reason, recordedAt, recordedBy, reverses, sequence, sourceId, sourceKind, title, topicIds, zone }
  return JSON.stringify({ ...head, personId, previous: hex(previous), priorityIds, ...tail })
}

/** Adds `evidence` and `topicMinutes`, the latter as pairs in order of their topics. */
const format2: Written = (entry, previous) => {
  const { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, evidence, id, mode, personId } = entry
  const { priorityIds, reason, recordedAt, recordedBy, reverses, sequence, sourceId, sourceKind } = entry
  const { title, topicIds, zone } = entry
  const topicMinutes = inPairs(entry)
  const head = { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, evidence, format: 'attest-credit-2', id }
  const middle = { mode, personId, previous: hex(previous), priorityIds, reason, recordedAt, recordedBy, reverses }
  return JSON.stringify({ ...head, ...middle, sequence, sourceId, sourceKind, title, topicIds, topicMinutes, zone })
}

/** Adds `eventId`, `provider` and `providerAgencyId`; what was filled in of them for older credits is not hashed. */
const format3: Written = (entry, previous) => {
  const { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, eventId, evidence, id, mode, personId } = entry
  const { priorityIds, provider, providerAgencyId, reason, recordedAt, recordedBy, reverses, sequence } = entry
  const { sourceId, sourceKind, title, topicIds, zone } = entry
  const head = { agencyId, courseId, courseVersionId, creditMinutes, earnedOn, eventId, evidence }
  const middle = { format: 'attest-credit-3', id, mode, personId, previous: hex(previous), priorityIds, provider }
  const rest = { providerAgencyId, reason, recordedAt, recordedBy, reverses, sequence, sourceId, sourceKind, title }
  return JSON.stringify({ ...head, ...middle, ...rest, topicIds, topicMinutes: inPairs(entry), zone })
}

const inPairs = ({ topicMinutes }: LedgerEntry) =>
  topicMinutes && Object.entries(topicMinutes).sort(([a], [b]) => (a < b ? -1 : 1))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Formats are added and never changed: what was hashed by one is checked by it for good. */
const formats: Readonly<Record<number, Written>> = { 1: format1, 2: format2, 3: format3 }
/** What new credits are written in. */
export const CREDIT_FORMAT = 3

/** SHA-256 over the text of the entry's format in UTF-8; null where that format is not known or cannot say what it says. */
export function hashOf(entry: LedgerEntry, previous: Uint8Array): Buffer | null {
  const text = formats[entry.format]?.(entry, previous) ?? null
  return text === null ? null : createHash('sha256').update(text, 'utf8').digest()
}

export type Link = LedgerEntry & { prevHash: Uint8Array; hash: Uint8Array }
export type BrokenLink = { sequence: number; creditId: string | null; why: string }

/**
 * The first link of a person's chain (in order of sequence) that does not hold, or nothing. `recorded` is the highest
 * sequence the audit trail knows of: credits missing from the end show by it.
 */
export function findBrokenLink(personId: string, chain: readonly Link[], recorded: number): BrokenLink | null {
  let previous: Uint8Array = CHAIN_START
  for (const [index, link] of chain.entries()) {
    const sequence = index + 1
    const why = whyBroken(link, { personId, sequence, previous })
    if (why) return { sequence, creditId: link.id, why }
    previous = link.hash
  }
  if (recorded <= chain.length) return null
  return { sequence: chain.length + 1, creditId: null, why: 'The audit trail knows of a credit that is missing here.' }
}

function whyBroken(link: Link, expected: { personId: string; sequence: number; previous: Uint8Array }): string | null {
  if (link.sequence !== expected.sequence) return 'A credit is missing before this one.'
  if (link.personId !== expected.personId) return 'This credit belongs to another person.'
  if (!same(link.prevHash, expected.previous)) return 'This credit does not follow the one before it.'
  const hash = hashOf(link, expected.previous)
  if (!hash) return `This credit cannot have been written in the format it names, ${link.format}.`
  if (!same(link.hash, hash)) return 'What this credit says is not what was recorded.'
  return null
}

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** What a credit's certificate answers on a day. Withdrawn outweighs replaced, replaced outweighs expired. */
export function certificateState(
  facts: { revoked: boolean; creditReversed: boolean; superseded: boolean; validTo: string | null },
  today: string,
): 'valid' | 'expired' | 'superseded' | 'revoked' {
  if (facts.revoked || facts.creditReversed) return 'revoked'
  if (facts.superseded) return 'superseded'
  return facts.validTo !== null && facts.validTo < today ? 'expired' : 'valid'
}
