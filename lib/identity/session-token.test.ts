import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { openSessionToken, sealSessionToken } from './session-token'

const secret = 'a secret of at least thirty-two characters'
const now = new Date('2026-11-22T12:00:00Z')
const inAnHour = now.getTime() / 1000 + 3600

describe('a session token', () => {
  it('names the session it was made for', () => {
    const sid = newId()
    expect(openSessionToken(sealSessionToken({ sid, exp: inAnHour }, secret), secret, now)?.sid).toBe(sid)
  })

  it('is worth nothing after its end, under another secret, or with one character changed', () => {
    const token = sealSessionToken({ sid: newId(), exp: inAnHour }, secret)
    expect(openSessionToken(token, secret, new Date(inAnHour * 1000))).toBeNull()
    expect(openSessionToken(token, `${secret}!`, now)).toBeNull()
    for (const place of [3, token.indexOf('.') + 2]) {
      const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1)
      expect(openSessionToken(changed, secret, now)).toBeNull()
    }
  })

  it('is still held against its end, its secret and every character once it was found to be ours', () => {
    const sid = newId()
    const token = sealSessionToken({ sid, exp: inAnHour }, secret)
    for (let times = 0; times < 2; times += 1)
      expect(openSessionToken(token, secret, now)).toEqual({ sid, exp: inAnHour })
    expect(openSessionToken(token, secret, new Date(inAnHour * 1000))).toBeNull()
    expect(openSessionToken(token, `${secret}!`, now)).toBeNull()
    expect(openSessionToken(`${token}A`, secret, now)).toBeNull()
    expect(openSessionToken(token, secret, now)?.sid).toBe(sid)
  })

  it('is written in one way only, and is refused where it never ends', () => {
    const token = sealSessionToken({ sid: newId(), exp: inAnHour }, secret)
    const [body = '', signed = ''] = token.split('.')
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const nextTo = letters[letters.indexOf(signed.at(-1) ?? '') ^ 1]
    for (const other of [`${signed}=`, `${signed}!!`, `!${signed}`, `${signed.slice(0, -1)}${nextTo}`])
      expect(openSessionToken(`${body}.${other}`, secret, now)).toBeNull()
    const endless = sealSessionToken({ sid: newId() } as { sid: string; exp: number }, secret)
    expect(openSessionToken(endless, secret, now)).toBeNull()
  })

  it('hands out what it says anew each time', () => {
    const token = sealSessionToken({ sid: newId(), exp: inAnHour }, secret)
    const first = openSessionToken(token, secret, now)
    if (first) first.exp = 0
    expect(openSessionToken(token, secret, now)?.exp).toBe(inAnHour)
  })

  it('is refused when it is no token at all', () => {
    for (const text of ['', '.', 'a.b', 'a.b.c', '%%%']) expect(openSessionToken(text, secret, now)).toBeNull()
  })
})
