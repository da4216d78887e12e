/**
 * Fetching what stands at an address that somebody typed. The name is resolved here, and the connection goes to that very
 * address and no other: nothing of the own network can be reached, whatever the name says and wherever it sends one on.
 */
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { addressProblem } from './addresses'

/** What keeps an address from being read, in a sentence for whoever typed it. `isLate`: it did not answer within the time. */
export class NotFetched extends Error {
  constructor(
    message: string,
    readonly isLate = false,
  ) {
    super(message)
  }
}

export type Fetched =
  | { isUnchanged: true }
  | { isUnchanged: false; bytes: Buffer; type: string; etag: string | null; lastModified: string | null }
type Wanted = {
  mostBytes: number
  /** Media types that are taken, lower case. */
  types: readonly string[]
  etag?: string | null
  lastModified?: string | null
  mostMs?: number
}
const tooLate = () => new NotFetched('It did not answer within the time.', true)

type Target = { address: string; port: number; isSecure: boolean }
/** How names become addresses, and where a checked address is connected to; tests hand in their own. */
export type Network = { resolve: (name: string) => Promise<string[]>; connectTo: (address: string) => Target }

const theInternet: Network = {
  resolve: async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address),
  connectTo: (address) => ({ address, port: 443, isSecure: true }),
}

const MOST_REDIRECTS = 3
const MOST_MS = 15_000

/** Addresses of IPv4 that are nobody's on the internet (RFC 6890 and the registry of IANA that follows it). */
const notPublic = new BlockList()
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [address = '', bits] = network.split('/')
  notPublic.addSubnet(address, Number(bits), 'ipv4')
}
/** Of IPv6 only 2000::/3 is given out, and of it these lead elsewhere or nowhere. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
const notPublic6 = new BlockList()
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic6.addSubnet(address, bits, 'ipv6')

/** Is it an address of the public internet? Mapped and translated ones are none: they would lead back into IPv4. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !notPublic.check(address, 'ipv4')
  return version === 6 && !address.includes('%') && given.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

/**
 * What stands at an address, within limits of size and time, through at most three redirects.
 * @throws NotFetched with a sentence that says why
 */
export async function fetchGuarded(text: string, wanted: Wanted, network: Network = theInternet): Promise<Fetched> {
  const ends = Date.now() + (wanted.mostMs ?? MOST_MS)
  let address = text
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const problem = addressProblem(address)
    if (problem) throw new NotFetched(hops === 0 ? problem : `The address sends on to another one. ${problem}`)
    const answer = await ask(new URL(address), wanted, { network, ends })
    if (!('next' in answer)) return answer
    if (!URL.canParse(answer.next, address)) throw new NotFetched('The address sends on to one that cannot be read.')
    address = new URL(answer.next, address).href
  }
  throw new NotFetched('The address sends on from one to the next more than three times.')
}

type Way = { network: Network; ends: number }

async function ask(url: URL, wanted: Wanted, { network, ends }: Way): Promise<Answer> {
  const addresses = await inTime(network.resolve(url.hostname), ends).catch((error: unknown) => {
    throw error instanceof NotFetched ? error : new NotFetched('Nobody knows this address: its name leads nowhere.')
  })
  const [first] = addresses
  if (!first || !addresses.every(isPublicAddress)) throw new NotFetched('This is no public address of the internet.')
  return exchange(url, wanted, { target: network.connectTo(first), ends })
}

type Answer = Fetched | { next: string }

/** One request to one address, and its answer as far as it may be read. */
function exchange(url: URL, wanted: Wanted, { target, ends }: { target: Target; ends: number }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController()
    const settle = (end: () => void) => {
      clearTimeout(late)
      end()
    }
    const give = (why: NotFetched) =>
      settle(() => {
        reject(why)
        stop.abort()
      })
    const fail = (why: string) => give(new NotFetched(why))
    const late = setTimeout(() => give(tooLate()), Math.max(1, ends - Date.now()))
    const asking = (target.isSecure ? requestSecure : requestPlain)({
      ...{ host: target.address, port: target.port, path: `${url.pathname}${url.search}`, method: 'GET', agent: false },
      ...{ servername: url.hostname, signal: stop.signal, maxHeaderSize: 16_384, headers: headersFor(url, wanted) },
      lookup: (_name, _options, found) => found(new Error('Names are resolved before.'), '', 4),
    })
    asking.on('response', (answer) => {
      const known = withoutBody(answer, wanted)
      if (!known) return readBody(answer, wanted.mostBytes, { done: (read) => settle(() => resolve(read)), fail })
      answer.destroy()
      if ('why' in known) fail(known.why)
      else settle(() => resolve(known))
    })
    asking.on('error', () => fail('It does not answer.'))
    asking.end()
  })
}

/** What its status and headers say already; null when the body is to be read. */
function withoutBody({ statusCode = 0, headers }: IncomingMessage, wanted: Wanted): Answer | { why: string } | null {
  if (statusCode === 304) return { isUnchanged: true }
  if (statusCode >= 300 && statusCode < 400 && headers.location) return { next: headers.location }
  const why = refusalOf(statusCode, headers, wanted)
  return why ? { why } : null
}

type Ends = { done: (read: Fetched) => void; fail: (why: string) => void }

function readBody(answer: IncomingMessage, mostBytes: number, { done, fail }: Ends): void {
  const { headers } = answer
  const pieces: Buffer[] = []
  let size = 0
  answer.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > mostBytes) fail('What stands there is too large to be read.')
    else pieces.push(piece)
  })
  answer.on('aborted', () => fail('It stopped answering before its end.'))
  answer.on('error', () => fail('It stopped answering before its end.'))
  answer.on('end', () =>
    done({
      ...{ isUnchanged: false, bytes: Buffer.concat(pieces), type: typeOf(headers['content-type']) },
      ...{ etag: headers.etag?.slice(0, 200) ?? null, lastModified: headers['last-modified']?.slice(0, 100) ?? null },
    }),
  )
}

const headersFor = (url: URL, { types, etag, lastModified }: Wanted): Record<string, string> => ({
  host: url.host,
  accept: [...types, '*/*;q=0.1'].join(', '),
  'accept-encoding': 'identity',
  'user-agent': 'Attest calendar reader',
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
})

const typeOf = (header: string | undefined): string => (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

function refusalOf(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  { types, mostBytes }: Wanted,
): string | null {
  if (status === 401 || status === 403)
    return 'It wants somebody to sign in first. Use the public address of the calendar.'
  if (status === 404 || status === 410) return 'Nothing stands at this address any more.'
  if (status !== 200) return `It answers with an error (${status}).`
  const type = typeOf(String(headers['content-type'] ?? ''))
  if (!types.includes(type))
    return `What stands there is no calendar and no table${type ? `, but ${type.slice(0, 60)}` : ''}.`
  const coded = String(headers['content-encoding'] ?? 'identity')
  if (coded !== 'identity') return 'It answers in a form that was not asked for.'
  return Number(headers['content-length'] ?? 0) > mostBytes ? 'What stands there is too large to be read.' : null
}

async function inTime<T>(work: Promise<T>, ends: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), Math.max(1, ends - Date.now()))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
