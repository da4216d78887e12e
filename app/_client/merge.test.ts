import { describe, expect, test } from 'vitest'
import { mergeOf, picked } from './merge'

const base = { name: 'Marlow Bay', ori: null, county: 'Kern', sessions: [{ city: 'Tulare', link: '' }], hours: 2 }

describe('when something was saved elsewhere in the meantime', () => {
  test('what I did not touch takes the newer value, and only what both changed is asked about', () => {
    const mine = { ...base, name: 'Marlow Bay PD' }
    const saved = { ...base, name: 'Marlow Police', county: 'Inyo' }
    expect(mergeOf({ base, mine, saved })).toEqual({ both: ['name'], theirs: ['county'] })
  })

  test('what I alone changed is neither asked about nor lost', () => {
    const mine = { ...base, ori: 'CA0150300' }
    expect(mergeOf({ base, mine, saved: { ...base, county: 'Inyo' } })).toEqual({ both: [], theirs: ['county'] })
  })

  test('the same change on both sides is none to choose between', () => {
    const same = { ...base, name: 'Marlow Police' }
    expect(mergeOf({ base, mine: same, saved: same })).toEqual({ both: [], theirs: [] })
  })

  test('an empty control, a typed number and a list say the same as what the API keeps', () => {
    const mine = { ...base, ori: '', hours: '2', sessions: [{ city: 'Tulare ', link: undefined }] }
    expect(mergeOf({ base, mine, saved: { ...base, ori: 'CA0150300', hours: 3 } })).toEqual({
      both: [],
      theirs: ['ori', 'hours'],
    })
    const moved = { ...base, sessions: [{ city: 'Visalia', link: '' }] }
    expect(mergeOf({ base, mine, saved: moved })).toEqual({ both: [], theirs: ['sessions'] })
    expect(picked(moved, ['sessions'])).toEqual({ sessions: [{ city: 'Visalia', link: '' }] })
  })
})
