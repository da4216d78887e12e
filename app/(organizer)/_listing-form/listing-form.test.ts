import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDraft } from '@/app/_client/draft'
import { aListing } from '@/lib/directory/inputs.fixture'
import { openedBefore } from './listing-form'

beforeEach(() => {
  const kept = new Map<string, string>()
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  vi.stubGlobal('window', { sessionStorage })
})
afterEach(() => vi.unstubAllGlobals())

const fields = aListing({ name: 'Lantern House', hours: '' })
const opened = { listingId: 'a', version: '1', fields }

test('a form that comes back after a reload is made from what it was opened with, so that what others changed is named', () => {
  keepDraft('p.listing.a.from', { opened })
  const now = { listingId: 'a', version: '2', fields: { ...fields, hours: 'Weekdays' } }
  expect(openedBefore('p.listing.a', now)).toEqual(opened)
})

test('where only the version changed, nothing has to be named', () => {
  keepDraft('p.listing.a.from', { opened })
  expect(openedBefore('p.listing.a', { ...opened, version: '2' })?.version).toBe('2')
})

test('nothing that was kept, or another listing’s, is as if it were opened now', () => {
  expect(openedBefore('p.listing.a', opened)).toBe(opened)
  keepDraft('p.listing.a.from', { opened: { ...opened, listingId: 'b' } })
  expect(openedBefore('p.listing.a', opened)).toBe(opened)
})
