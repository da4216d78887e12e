import { describe, expect, test } from 'vitest'
import { frame } from '@/app/_ui/messages'
import { isSiteAddress } from '@/lib/platform/addresses'
import { contactLines } from './contact-lines'
import { aboveEveryPage, asDialed, asTexted, dialed, movedReach } from './line-numbers'

describe('a number to call', () => {
  test.each([
    ['8883737888', '888-373-7888'],
    ['1 (888) 373-7888', '888-373-7888'],
    ['+1.888.373.7888', '888-373-7888'],
    ['911', '911'],
    ['9-8-8', '988'],
  ])('%s is kept as %s', (typed, kept) => expect(asDialed(typed)).toBe(kept))

  test.each(['', '373-7888', '088-373-7888', '877-4-HSI-TIP', '888-373-78888', '112', '888-373-7888 x4', '888 or 889'])(
    '%s is none',
    (typed) => expect(asDialed(typed)).toBeNull(),
  )

  test('is dialed with the country before it, and short ones as they are', () => {
    expect(dialed('888-373-7888')).toBe('+18883737888')
    expect(dialed('911')).toBe('911')
    expect(dialed('233733')).toBe('233733')
  })
})

test('a number to text is short, or one that is dialed', () => {
  expect(asTexted('233-733')).toBe('233733')
  expect(asTexted('(888) 373-7888')).toBe('888-373-7888')
  for (const typed of ['2337', 'BEFREE', '']) expect(asTexted(typed)).toBeNull()
})

test('a page is a whole address with TLS, of a host with a dot, without a name before it', () => {
  expect(isSiteAddress('https://tips.fbi.gov/')).toBe(true)
  for (const url of ['http://tips.fbi.gov', 'https://localhost', 'https://a@tips.fbi.gov', 'javascript:alert(1)'])
    expect(isSiteAddress(url)).toBe(false)
})

test('a line leads elsewhere when a number or the page differs, and not by its words', () => {
  const line = { phone: '888-373-7888', textNumber: null, url: null }
  expect(movedReach(line, { ...line })).toEqual([])
  expect(movedReach(line, { ...line, phone: '888-373-7889', url: 'https://a.example' })).toEqual(['phone', 'url'])
})

test('what the product comes with passes what an administrator is held to, and stands above every page', () => {
  for (const { phone, textNumber, url } of contactLines) {
    if (phone) expect(asDialed(phone)).toBe(phone)
    if (textNumber) expect(asTexted(textNumber)).toBe(textNumber)
    if (url) expect(isSiteAddress(url)).toBe(true)
  }
  const hotline = contactLines.find(({ id }) => id === aboveEveryPage.hotline)
  for (const words of Object.values(frame.hotline)) {
    expect(words).toContain(`<call>1-${hotline?.phone}</call>`)
    expect(words).toContain(`<text>${hotline?.textNumber}</text>`)
  }
})
