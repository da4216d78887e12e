import { expect, test } from 'vitest'
import { pagedBy } from './cursor'
import { newId } from './ids'

const id = newId()
const written = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')

test('a page ends where the next begins, and the last has no next', () => {
  const byName = pagedBy('text', 'id')
  const rows = ['Bell', 'Núñez', '李'].map((name) => ({ name, id }))
  const first = byName.pageOf(rows, 2, (row) => [row.name, row.id])
  expect(first.items).toHaveLength(2)
  expect(byName.placeOf(first.nextCursor ?? '')).toEqual(['Núñez', id])
  expect(byName.pageOf(rows, 3, (row) => [row.name, row.id]).nextCursor).toBeNull()
  expect([byName.placeOf(undefined), byName.placeOf('')]).toEqual([null, null])
})

test('each kind of place is read back as what it was', () => {
  expect(pagedBy('day', 'count').placeOf(written(['2026-11-26', 7]))).toEqual(['2026-11-26', 7])
  expect(pagedBy('day', 'id').placeOf(written(['infinity', id]))).toEqual(['infinity', id])
  for (const at of ['2026-11-26T17:00:00.000Z', '2026-11-26 17:00:00.123456+00', '2026-11-26T17:00:00-08:00'])
    expect(pagedBy('instant', 'id').placeOf(written([at, id]))).toEqual([at, id])
})

test('what another list gave, or somebody changed, is refused', () => {
  const wrong: [{ placeOf: (cursor: string) => unknown }, unknown][] = [
    [pagedBy('instant', 'id'), ['2026-11-26T25:00:00Z', id]],
    [pagedBy('instant', 'id'), ['0000-01-01T00:00:00Z', id]],
    [pagedBy('instant', 'id'), ['2026-11-26', id]],
    [pagedBy('day', 'id'), ['2026-02-30', id]],
    [pagedBy('day', 'id'), ['9999-12-31', id]],
    [pagedBy('day', 'count'), ['2026-11-26', 1e12]],
    [pagedBy('day', 'count'), ['2026-11-26', '7']],
    [pagedBy('text', 'id'), ['a\u0000b', id]],
    [pagedBy('text', 'id'), ['a\ud800b', id]],
    [pagedBy('text', 'id'), ['Bell', 'x']],
    [pagedBy('text', 'id'), ['Bell', id, id]],
  ]
  for (const [list, place] of wrong)
    expect(() => list.placeOf(written(place))).toThrow('This place in the list is not known.')
  expect(() => pagedBy('text', 'id').placeOf('not ours')).toThrow()
})
