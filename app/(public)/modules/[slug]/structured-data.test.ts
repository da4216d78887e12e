import { expect, test } from 'vitest'
import type { Module } from '@/lib/catalog/inputs'
import { courseData } from './structured-data'

const module: Module = {
  ...{ slug: 'at-the-door', title: 'At the Door', summary: 'A visit.', edition: 2, editionName: '2026-11' },
  ...{
    isEarlier: false,
    changedSince: null,
    retiredAt: null,
    language: 'en',
    creditMinutes: 75,
    contentNote: 'Nothing.',
  },
  outline: [{ key: 'one', title: 'One', minutes: 8 }],
  testRules: { draw: 12, passPercent: 80, attempts: 4, coolingOffHours: 24 },
  section: { id: 'crimes', name: 'Crimes' },
  audiences: ['law-enforcement'],
  priorities: [],
  topics: [{ id: 't', name: 'First contact' }],
  objectives: ['Say who you are.'],
  ...{ resources: [], sources: [], editions: [] },
}

test('says what is taught, how long it takes and that it is free', () => {
  expect(courseData(module, 'https://attest.example')).toMatchObject({
    ...{ '@type': 'Course', name: 'At the Door', url: 'https://attest.example/modules/at-the-door' },
    ...{ isAccessibleForFree: true, teaches: ['Say who you are.'], about: ['First contact'], version: '2' },
    audience: [{ audienceType: 'law enforcement' }],
    hasCourseInstance: { courseMode: 'Online', courseWorkload: 'PT1H15M' },
    syllabusSections: [{ name: 'One', timeRequired: 'PT8M' }],
  })
  expect(courseData({ ...module, creditMinutes: 60 }, '').hasCourseInstance.courseWorkload).toBe('PT1H')
})
