import { describe, expect, it } from 'vitest'
import { CHAIN_START, findBrokenLink, hashOf, type LedgerEntry, type Link } from './rules'

const personId = '0197a6c0-0000-7000-8000-000000000003'
const first: LedgerEntry = {
  format: 1,
  agencyId: '0197a6c0-0000-7000-8000-000000000001',
  courseId: null,
  courseVersionId: null,
  creditMinutes: 90,
  earnedOn: '2026-03-03',
  id: '0197a6c0-0000-7000-8000-000000000002',
  mode: 'self-paced',
  personId,
  priorityIds: ['collaboration'],
  reason: null,
  recordedAt: '2026-03-04T08:09:10.123000Z',
  recordedBy: 'system:test',
  reverses: null,
  sequence: 1,
  sourceId: '0197a6c0-0000-7000-8000-000000000004',
  sourceKind: 'module',
  title: 'Warm “referrals”\n\u2028 Ö',
  topicIds: ['referrals', 'trauma'],
  zone: 'America/Los_Angeles',
}
const reversal: LedgerEntry = {
  ...first,
  id: '0197a6c0-0000-7000-8000-000000000005',
  sequence: 2,
  creditMinutes: -90,
  sourceKind: 'reversal',
  sourceId: first.id,
  reverses: first.id,
  reason: 'Recorded by mistake.',
}
/** As they stand in the records of those who printed them. */
const printed = {
  first: '86e92bbfa95d2707ffd0bfd6987465fc57f8eedc31f7e03700af03400f6dba15',
  reversal: '6ba91adc3dfca38e35de20f47c83c97152450efc949a78de910101c3df6b73fb',
}
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const chain = (): [Link, Link] => [
  { ...first, prevHash: CHAIN_START, hash: bytes(printed.first) },
  { ...reversal, prevHash: bytes(printed.first), hash: bytes(printed.reversal) },
]

describe('a credit written in format 1', () => {
  it('has for good the hash that was printed for it', () => {
    expect(hashOf(first, CHAIN_START)?.toString('hex')).toBe(printed.first)
    expect(hashOf(reversal, bytes(printed.first))?.toString('hex')).toBe(printed.reversal)
    expect(findBrokenLink(personId, chain(), 2)).toBeNull()
  })

  it('shows that it was altered, or said to be of another format', () => {
    const [one, two] = chain()
    const minutes = findBrokenLink(personId, [{ ...one, creditMinutes: 91 }, two], 2)
    expect(minutes).toMatchObject({ sequence: 1, why: 'What this credit says is not what was recorded.' })
    const unknown = findBrokenLink(personId, [one, { ...two, format: 99 }], 2)
    expect(unknown).toMatchObject({ sequence: 2, why: 'This credit names a format that is not known here: 99.' })
  })
})
