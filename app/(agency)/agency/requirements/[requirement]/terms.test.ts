import { describe, expect, test } from 'vitest'
import { changedWords, changesBetween, standingOf, termsOf, type Version } from './terms'

const whom = {
  ...{ assignmentId: 'a1', from: '2025-01-01', to: null, population: 'everyone' as const, unitName: null },
  ...{ position: null, employment: null, role: null, team: null, peopleNamed: 0, peopleExcepted: 0 },
}
const first: Version = {
  ...{ number: 1, effectiveFrom: '2025-01-01', asks: 'trafficking', asksNotes: [], after: [], citation: 'Policy 4.12' },
  criterion: { kind: 'course', courseId: 'c1' },
  ...{ dueKind: 'within-days-of-start' as const, withinDays: 90, dueBy: null, repeatMonths: 12 },
  ...{ repeatFrom: 'completion' as const, windowDays: 90, limits: {}, createdAt: '2025-01-01T10:00:00Z' },
  ...{ by: 'Nadia Haddad', name: 'Trafficking', obligations: 12, whom },
}
const change = (more: Partial<Version>) => changesBetween(first, { ...first, number: 2, ...more })

describe('two versions side by side', () => {
  test('say the terms that differ, before and after, in the words of the rule', () => {
    expect(
      change({
        ...{ withinDays: 30, repeatMonths: null, citation: null, asks: 'ethics', name: 'Ethics' },
        limits: { editionDays: 60, countsFrom: '2024-01-01' },
        whom: { ...whom, population: 'position', position: 'Dispatcher' },
      }),
    ).toEqual([
      { label: 'Name', before: ['Trafficking'], after: ['Ethics'] },
      { label: 'What it asks for', before: ['Trafficking'], after: ['Ethics'] },
      { label: 'For whom', before: ['Everyone'], after: ['Everyone with the position “Dispatcher”'] },
      { label: 'By when', before: ['Within 90 days of starting'], after: ['Within 30 days of starting'] },
      { label: 'How often', before: ['Then every year'], after: ['Once'] },
      { label: 'What counts', before: ['A renewal counts from 90 days before it is due.'], after: [] },
      {
        label: 'Bounds',
        before: [],
        after: [
          'Training counts from January 1, 2024 on.',
          'Whoever completed an earlier edition is asked again within 60 days after a new one that changes what is taught.',
        ],
      },
      { label: 'Source', before: ['Policy 4.12'], after: [] },
    ])
  })

  test('differ in nothing where only the day is another', () => {
    expect(change({ effectiveFrom: '2026-01-01', createdAt: '2025-12-01T10:00:00Z' })).toEqual([])
  })

  test('differ where as many people are named, and others', () => {
    const people = { ...whom, population: 'people' as const, peopleNamed: 3 }
    const before = { ...first, whom: people }
    expect(changesBetween(before, { ...first, whom: people })).toEqual([])
    expect(changesBetween(before, { ...first, whom: { ...people, assignmentId: 'a2' } })).toEqual([
      { label: 'For whom', before: ['3 people by name'], after: ['3 people by name, not the same ones'] },
    ])
    const excepted = { ...whom, peopleExcepted: 1 }
    expect(change({ whom: { ...excepted, assignmentId: 'a2' } })).toEqual([
      { label: 'For whom', before: ['Everyone'], after: ['Everyone except 1 person'] },
    ])
    const others = changesBetween({ ...first, whom: excepted }, { ...first, whom: { ...excepted, assignmentId: 'a2' } })
    expect(others).toMatchObject([{ after: ['Everyone except 1 person, not the same ones'] }])
    expect(change({ whom: { ...whom, assignmentId: 'a2' } }), 'moved to another day').toEqual([])
  })

  test('every bound of a rule is a word of its terms', () => {
    const limits = {
      ...{ withinMonths: 3, heldBack: 'drive', countedFrom: 'license' as const, roundedTo: '06-30', graceDays: 3 },
      ...{ graceTo: '03-15', countsFrom: '2024-01-01', lookBackMonths: 3, carryOverMinutes: 60 },
      ...{ joiners: 'by-month' as const, minutesPerMonth: 60, breakMonths: 6, onLeave: 'by-month' as const },
      ...{ firstPeriod: 2, lastPeriod: 3 },
      ...{ returnDays: 10, editionDays: 10, editionMonths: 1, afterCourses: ['c2'] },
    }
    for (const [name, value] of Object.entries(limits)) {
      const dueKind =
        name === 'heldBack' ? 'before-act' : name === 'withinMonths' ? 'within-months-of-start' : 'within-days-of-start'
      const plain = { ...first, dueKind: dueKind as Version['dueKind'] }
      const said = (each: object) => JSON.stringify(termsOf({ ...plain, limits: each as Version['limits'] }))
      const joiners = name === 'minutesPerMonth' ? { joiners: 'by-month' } : {}
      expect(said({ ...joiners, [name]: value }), name).not.toBe(said(joiners))
    }
  })
})

describe('a version in the list of all', () => {
  test('says in words what it changes in the one before', () => {
    expect(changedWords(first, { ...first, number: 2, withinDays: 30, citation: null })).toEqual([
      'By when: within 30 days of starting, instead of within 90 days of starting',
      'Source, no more: Policy 4.12',
    ])
    expect(changedWords(first, { ...first, limits: { countsFrom: '2024-01-01' } })).toEqual([
      'Bounds, new: Training counts from January 1, 2024 on',
    ])
    expect(changedWords(first, { ...first, number: 2 })).toEqual(['Says what version 1 says'])
  })

  test('is in force, replaced, to come, or never held', () => {
    const on = (effectiveFrom: string) => ({ ...first, effectiveFrom })
    const words = (from: string, next?: string) => standingOf(on(from), next ? on(next) : undefined, '2026-06-01').words
    expect([words('2026-01-01'), words('2026-06-01'), words('2026-01-01', '2026-09-01')]).toEqual(
      Array(3).fill('In force'),
    )
    expect([words('2026-01-01', '2026-06-01'), words('2026-09-01')]).toEqual(['Replaced', 'To come'])
    expect([words('2026-01-01', '2026-01-01'), words('2026-09-01', '2026-08-01')]).toEqual(['Never held', 'Never held'])
  })
})
