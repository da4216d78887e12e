/** Lists of addresses and networks, as they stand in settings. */
import { BlockList, isIP } from 'node:net'

/** Addresses and networks (`10.0.0.7, 10.1.0.0/16, fd00::/8`) as a list to look in; null when one of them is none. */
export function readNetworks(text: string): BlockList | null {
  const list = new BlockList()
  for (const each of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length, more] = each.split('/')
    const version = isIP(address)
    const bits = length === undefined ? undefined : Number(length)
    const longest = version === 4 ? 32 : 128
    if (!version || more !== undefined) return null
    if (bits === undefined) list.addAddress(address, version === 4 ? 'ipv4' : 'ipv6')
    else if (/^\d{1,3}$/.test(length ?? '') && bits <= longest)
      list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6')
    else return null
  }
  return list
}
