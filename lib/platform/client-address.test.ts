import { afterAll, describe, expect, it } from 'vitest'
import { clientAddress, networkOf } from './client-address'
import { forgetEnv, readEnv } from './env'
import { readNetworks } from './networks'

const from = (remoteAddress: string | undefined, forwarded?: string) =>
  clientAddress({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } })

function trust(text: string) {
  process.env.TRUSTED_PROXIES = text
  forgetEnv()
}
afterAll(() => {
  delete process.env.TRUSTED_PROXIES
  forgetEnv()
})

describe('the address of who asks', () => {
  it('is the one of the socket, whatever a header claims', () => {
    trust('')
    expect(from('203.0.113.9', '10.0.0.1')).toBe('203.0.113.9')
    expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(from(undefined, '10.0.0.1')).toBeNull()
  })

  it('is what a trusted proxy says, and never what came before it', () => {
    trust('10.0.0.0/8, 192.0.2.7, fd00::/8')
    expect(from('10.1.2.3', '203.0.113.9')).toBe('203.0.113.9')
    expect(from('10.1.2.3', '1.1.1.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(from('10.1.2.3', '1.1.1.1, 203.0.113.9, 192.0.2.7')).toBe('203.0.113.9')
    expect(from('::ffff:10.1.2.3', '203.0.113.9:4711')).toBe('203.0.113.9')
    expect(from('fd00::1', '[2001:db8::9]:443')).toBe('2001:db8::9')
    expect(from('203.0.113.5', '1.1.1.1')).toBe('203.0.113.5')
  })

  it('stays the proxy when the proxy says nothing that is an address', () => {
    for (const claim of ['', 'unknown', '_hidden', '999.1.1.1', ', ,']) expect(from('10.1.2.3', claim)).toBe('10.1.2.3')
  })
})

describe('a network that limits count by', () => {
  it('is the address of IPv4 and the /64 of IPv6, however it is written', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
    const same = ['2001:db8:0:1::1', '2001:0db8:0000:0001:ffff::', '2001:db8:0:1:1:2:3:4', '2001:DB8::1:a:b:c:d']
    expect([...new Set(same.map(networkOf))]).toEqual(['2001:db8:0:1::/64'])
    expect(networkOf('2001:db8:0:2::1')).not.toBe(networkOf('2001:db8:0:1::1'))
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf(null)).toBe('unknown')
  })
})

describe('the setting TRUSTED_PROXIES', () => {
  it('takes addresses and networks, and nothing else', () => {
    for (const right of ['', '10.0.0.1', '10.0.0.0/8 fd00::/8', '::1']) expect(readNetworks(right)).not.toBeNull()
    for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/x', '10.0.0']) {
      expect(readNetworks(wrong)).toBeNull()
      expect(() => readEnv({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES')
    }
  })
})
