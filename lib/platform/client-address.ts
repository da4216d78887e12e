/**
 * Who connects: the address at the other end of the socket, or, when that is a proxy named in TRUSTED_PROXIES, the one
 * the proxy says it connects for. What anybody else claims in a header is not believed.
 */
import { BlockList, isIP } from 'node:net'
import { env } from './env'
import { readNetworks } from './networks'

/** The parts of a request that say where it comes from. */
export type Connected = {
  socket: { remoteAddress?: string | undefined }
  headers: Record<string, string | string[] | undefined>
}

let trusted: { text: string; list: BlockList } | undefined

function isTrusted(address: string): boolean {
  const text = env().TRUSTED_PROXIES
  if (text === '') return false
  if (trusted?.text !== text) trusted = { text, list: readNetworks(text) ?? new BlockList() }
  return trusted.list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/** An address as it is compared and stored: without port, brackets or zone, IPv4 as IPv4. Null when it is none. */
export function plainAddress(given: string | undefined): string | null {
  const text = (given ?? '').trim()
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? (/^\d+(?:\.\d+){3}:\d+$/.test(text) ? text.split(':')[0] : text)
  const address = (bare ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) ? address.toLowerCase() : null
}

/** The address of who asks; null when it cannot be known. */
export function clientAddress({ socket, headers }: Connected): string | null {
  let address = plainAddress(socket.remoteAddress)
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
  while (address && isTrusted(address) && forwarded.length > 0) {
    const before = plainAddress(forwarded.pop())
    if (!before) break
    address = before
  }
  return address
}

/** What limits count by: an IPv4 address, and of IPv6 the /64 that one household or device is given as a whole. */
export function networkOf(address: string | null): string {
  if (!address) return 'unknown'
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail.split(':').filter(Boolean)
  const groups = address.includes('::')
    ? [...start, ...Array.from({ length: 8 - start.length - end.length }, () => '0'), ...end]
    : start
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
