import { expect, test } from 'vitest'
import { hrefOf, isAgencyId, trailAsked } from './filter'

const asked = (query: string) => trailAsked(new URLSearchParams(query))

test('the address of the trail holds what was searched for, and the next page keeps it', () => {
  const filter = { person: 'haddad', event: 'role.granted', from: '2026-11-01', to: '2026-11-22' } as const
  const href = hrefOf(filter, 'later')
  expect(asked(href.split('?')[1] ?? '')).toEqual({ ...filter, cursor: 'later', turned: false })
  expect(hrefOf({ person: '' })).toBe('/admin/audit')
})

test('what makes no sense in the address is passed over', () => {
  expect(asked('from=2026-02-31&to=soon&agency=&person=')).toEqual({ person: '', turned: false })
})

test('a kind of event is found by its words, by a part that no other has, and else said to be unknown', () => {
  expect(asked('event=A+unit+was+added').event).toBe('unit.added')
  expect(asked('event=force+was+formed').event).toBe('task-force.formed')
  expect(asked('event=role.granted').event).toBe('role.granted')
  expect(asked('event=was+added')).toMatchObject({ unknownEvent: 'was added' })
  expect(asked('event=person.eaten')).toMatchObject({ unknownEvent: 'person.eaten' })
})

test('days the wrong way round are noticed, one day is not', () => {
  expect(asked('from=2026-12-01&to=2026-11-01').turned).toBe(true)
  expect(asked('from=2026-12-01&to=2026-12-01').turned).toBe(false)
})

test('an agency is asked for by its id, or by words that are looked up', () => {
  expect(isAgencyId('01a203da-0bb1-7513-b6f2-5b976ccac2bf')).toBe(true)
  expect(isAgencyId('OR0990100')).toBe(false)
})
