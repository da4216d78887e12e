import { expect, test } from 'vitest'
import { subjectName } from './trail-table'

test('a module is called by its title, not by the name of an edition; other things by the name they had', () => {
  const published = { subjectKind: 'course', detail: { slug: 'meeting', edition: 3, name: '2026-11c' } }
  expect(subjectName({ ...published, subject: 'Meeting at the door' })).toBe('Meeting at the door')
  expect(subjectName({ ...published, subject: null })).toBeNull()
  expect(subjectName({ subjectKind: 'unit', subject: null, detail: { name: 'Patrol' } })).toBe('Patrol')
  expect(subjectName({ subjectKind: 'agency', subject: null, detail: { after: { name: 'Marlow' } } })).toBe('Marlow')
})
