/** Addresses of pages and files that somebody typed, before anything is fetched. Light enough for the browser. */

/** Why an address is not fetched at all; null when it may be tried. */
export function addressProblem(text: string): string | null {
  const address = URL.canParse(text) ? new URL(text) : null
  if (address?.protocol !== 'https:') return 'Give a full address that begins with https://.'
  if (address.username || address.password)
    return 'The address has a name or a password in it. Use one that works without.'
  if (address.port !== '') return 'The address names a port. Use one without.'
  if (IP.test(address.hostname) || !address.hostname.includes('.') || LOCAL.test(address.hostname))
    return 'This is no public address of the internet.'
  return null
}
const LOCAL = /\.(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|onion|arpa)\.?$/i
/** URL writes every form of IPv4 with four numbers, and IPv6 in brackets. */
const IP = /^\[|^\d+\.\d+\.\d+\.\d+$/

/** The page of somebody, to be linked to: nothing is fetched from it. */
export function isSiteAddress(url: string): boolean {
  if (!/^https:\/\/[^\s\\@]+$/.test(url) || !URL.canParse(url)) return false
  return new URL(url).hostname.includes('.')
}
