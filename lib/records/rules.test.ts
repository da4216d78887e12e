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
  eventId: null,
  evidence: [],
  provider: null,
  providerAgencyId: null,
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
  topicMinutes: null,
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
  provided: 'e2ce1983bfb2286ed9ff11cb5b0c9dcb47e5dd0fc846821a0a4efc93a3810718',
  first: '86e92bbfa95d2707ffd0bfd6987465fc57f8eedc31f7e03700af03400f6dba15',
  reversal: '6ba91adc3dfca38e35de20f47c83c97152450efc949a78de910101c3df6b73fb',
  third: '4e3cbd0e801696928cbbcc664efc92551122ed60643d7ecbee54916ad6ac6d17',
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

  it('shows that it was altered, or says what its format cannot say', () => {
    const [one, two] = chain()
    const minutes = findBrokenLink(personId, [{ ...one, creditMinutes: 91 }, two], 2)
    expect(minutes).toMatchObject({ sequence: 1, why: 'What this credit says is not what was recorded.' })
    for (const more of [{ format: 99 }, { evidence: ['ab'] }, { topicMinutes: { referrals: 90 } }])
      expect(findBrokenLink(personId, [one, { ...two, ...more }], 2)).toMatchObject({
        sequence: 2,
        why: expect.stringContaining('cannot have been written in the format it names'),
      })
    const other = findBrokenLink(personId, [one, { ...two, format: 2 }], 2)
    expect(other).toMatchObject({ sequence: 2, why: 'What this credit says is not what was recorded.' })
  })
})

describe('a credit written in format 2', () => {
  const third: LedgerEntry = {
    ...first,
    format: 2,
    id: '0197a6c0-0000-7000-8000-000000000006',
    sequence: 3,
    sourceId: '0197a6c0-0000-7000-8000-000000000007',
    sourceKind: 'claim',
    evidence: ['5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9'],
    topicMinutes: { trauma: 30, referrals: 60 },
  }
  const before = bytes(printed.reversal)
  const link = (more: Partial<Link> = {}): Link => ({
    ...{ ...third, prevHash: before, hash: hashOf(third, before) ?? before },
    ...more,
  })

  it('follows those of format 1 in one chain', () => {
    expect(findBrokenLink(personId, [...chain(), link()], 3)).toBeNull()
    expect(hashOf(third, before)?.toString('hex')).toBe(printed.third)
    const turned = { ...third, topicMinutes: { referrals: 60, trauma: 30 } }
    expect(hashOf(turned, before)).toEqual(hashOf(third, before))
  })

  it.each<[string, Partial<Link>]>([
    ['evidence', { evidence: [] }],
    ['minutes by topic', { topicMinutes: { trauma: 31, referrals: 59 } }],
    ['that they are known', { topicMinutes: null }],
    ['format', { format: 1, evidence: [], topicMinutes: null }],
  ])('shows that somebody changed the %s', (_, more) => {
    expect(findBrokenLink(personId, [...chain(), link(more)], 3)).toMatchObject({ sequence: 3 })
  })
})

describe('a credit written in format 3', () => {
  const entry: LedgerEntry = {
    ...first,
    ...{ format: 3, provider: 'Bayview Institute', eventId: first.id, providerAgencyId: first.sourceId },
  }
  const link = (more: Partial<Link> = {}): Link => ({
    ...{ ...entry, prevHash: CHAIN_START, hash: hashOf(entry, CHAIN_START) ?? CHAIN_START },
    ...more,
  })

  it('has for good the hash that was printed for it', () => {
    expect(hashOf(entry, CHAIN_START)?.toString('hex')).toBe(printed.provided)
    expect(findBrokenLink(personId, [link()], 1)).toBeNull()
  })

  it.each<[string, Partial<Link>]>([
    ['provider', { provider: 'Another Institute' }],
    ['agency that gave it', { providerAgencyId: null }],
    ['event', { eventId: null }],
    ['format', { format: 2 }],
  ])('shows that somebody changed the %s', (_, more) => {
    expect(findBrokenLink(personId, [link(more)], 1)).toMatchObject({ sequence: 1 })
  })
})
