import { describe, expect, it } from 'vitest'
import { isRemembered, rememberAddress } from './remembered-device'

const secret = 'a-secret-of-the-test'

describe('a browser that signed in before', () => {
  it('is remembered for its addresses, the last five, however they are written', () => {
    const addresses = [1, 2, 3, 4, 5, 6].map((n) => `person${n}@agency.example`)
    const cookie = addresses.reduce<string | undefined>((held, each) => rememberAddress(held, each, secret), undefined)
    expect(addresses.map((each) => isRemembered(cookie, each.toUpperCase(), secret))).toEqual([
      ...[false, true, true, true, true, true],
    ])
    expect(cookie).toMatch(/^[\w~.-]+$/)
    expect(cookie).not.toContain('person')
  })

  it('is not believed without our signature', () => {
    const cookie = rememberAddress(undefined, 'a@agency.example', secret)
    for (const forged of [undefined, '', '.', 'x', `${cookie}x`, `x${cookie}`, `${cookie}.y`])
      expect(isRemembered(forged, 'a@agency.example', secret)).toBe(false)
    expect(isRemembered(cookie, 'a@agency.example', 'another secret')).toBe(false)
    expect(isRemembered(cookie, 'b@agency.example', secret)).toBe(false)
  })
})
