import { beforeEach, expect, test, vi } from 'vitest'
import { draftName, forgetDraftsBut, keepDraft, moveDraft, readDraft } from './draft'

const start = { title: '', hours: '' }
const typed = { title: 'Night shift', hours: '2' }
const [before, after] = [draftName('pat', 'claim.new'), draftName('pat', 'claim.1.first')]

/** A tab of its own for each. */
beforeEach(() => {
  const kept: Record<string, string> = {}
  const store = Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, value: string) => Object.assign(kept, { [key]: value }) },
    removeItem: { value: (key: string) => delete kept[key] },
  })
  vi.stubGlobal('window', { sessionStorage: store })
})

test('what is typed beyond what was saved is found again by what it was saved as, and by no earlier name', () => {
  keepDraft(before, typed)
  moveDraft(before, after, { saved: { ...typed, hours: '' }, typed })
  expect(readDraft(after, start)).toEqual({ values: typed, restored: true })
  expect(readDraft(before, start)).toEqual({ values: start, restored: false })
})

test('nothing stays of what was saved as it was typed', () => {
  keepDraft(before, typed)
  moveDraft(before, after, { saved: { ...typed }, typed })
  for (const name of [before, after]) expect(readDraft(name, start).restored).toBe(false)
})

test('another person in the same tab finds nothing of it, and whose it is still does', () => {
  keepDraft(before, typed)
  expect(readDraft(draftName('sam', 'claim.new'), start).restored).toBe(false)
  forgetDraftsBut('pat')
  expect(readDraft(before, start).restored).toBe(true)
  forgetDraftsBut('sam')
  expect(readDraft(before, start).restored).toBe(false)
})
