import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepAsAsked } from './as-asked'

/** A form as far as it is asked here, and how often it was put back. */
function aForm({ focused = false } = {}) {
  const form = Object.assign(new EventTarget(), { contains: () => focused, reset: vi.fn() })
  return { form, reset: form.reset, leave: keepAsAsked(form as unknown as HTMLFormElement) }
}
let cameBack = true
const shown = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('performance', { getEntriesByType: () => [{ type: cameBack ? 'back_forward' : 'navigate' }] })
})
afterEach(() => {
  cameBack = true
  vi.unstubAllGlobals()
})

test('after Back the fields hold what the address says', () => {
  expect(aForm().reset).toHaveBeenCalledTimes(1)
})

test('what somebody typed before the page was ready, or while it came, is not taken from them', () => {
  expect(aForm({ focused: true }).reset).not.toHaveBeenCalled()
  const { form, reset } = aForm()
  form.dispatchEvent(new Event('input'))
  shown(false)
  expect(reset).toHaveBeenCalledTimes(1)
})

test('a page that the browser kept whole is put back, whatever was typed before it was left', () => {
  cameBack = false
  const { form, reset, leave } = aForm()
  form.dispatchEvent(new Event('input'))
  shown(false)
  expect(reset).not.toHaveBeenCalled()
  shown(true)
  expect(reset).toHaveBeenCalledTimes(1)
  leave()
  shown(true)
  expect(reset).toHaveBeenCalledTimes(1)
})
