/**
 * Whole pages and feeds, kept in memory. A page is rendered without cookies, so it can hold nobody's data; it stands until the
 * content it shows changes. The generation is read before the render: a change in between makes the entry stale.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { ContentKind } from '@/lib/platform/generations'
import { log } from '@/lib/platform/log'
import { Compressed } from './compressed'
import { contentPolicy, permissionsPolicy, scriptHashes } from './content-policy'
import type { HelpNumbers } from './help-numbers'
import { type Answer, ask } from './renderer'
import { type PageRule, ruleOf, UNKNOWN } from './routes'
import { withWords } from './without-script'

const LARGEST = 64 * 1024 * 1024
/** What people and programs ask in their own words is bounded apart: no number of questions takes the place of a page. */
const LARGEST_ASKED = 24 * 1024 * 1024
/** What the router of the browser says about the part it wants; everything else about the visitor stays outside. */
const ROUTER_HEADERS = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch'] as const
const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'last-modified',
  'vary',
  'location',
  'x-nextjs-prerender',
  'x-nextjs-postponed',
  'x-nextjs-stale-time',
  'x-nextjs-redirect',
  'refresh',
] as const

type Page = {
  status: number
  headers: Record<string, string>
  body: Compressed
  generation: string
  expires: number
  keep: boolean
  /** Some site may show it in a frame: an older header that forbids all is left out, and the policy names them. */
  framed: boolean
}

type Ask = { key: string; target: string; router: Record<string, string>; rule: PageRule; admit: () => void }

export class PageCache {
  readonly #plain = kept(LARGEST - LARGEST_ASKED)
  readonly #asked: LRUCache<string, Page>
  readonly #rendering = new Map<string, Promise<Page>>()
  readonly #generations = new Map<ContentKind, number>()
  hits = 0
  misses = 0

  constructor(
    readonly rendererSocket: string,
    readonly isPage: (path: string) => boolean = () => true,
    largestAsked = LARGEST_ASKED,
    readonly helpNumbers: Pick<HelpNumbers, 'on'> | null = null,
    /** Asked before a question is answered that nobody asked before; refuses by throwing. */
    readonly admitQuestion: (req: IncomingMessage) => void = () => {},
    /** Origins of the sites that may show the one page that stands in frames. */
    readonly framers: () => Promise<readonly string[]> = async () => [],
  ) {
    this.#asked = kept(largestAsked)
  }

  /** Public content of this kind changed. */
  bump(kind: ContentKind): void {
    this.#generations.set(kind, (this.#generations.get(kind) ?? 0) + 1)
  }

  async serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const rule = this.isPage(url.pathname) ? ruleOf(url.pathname) : UNKNOWN
    const { target, known } = questionOf(url, rule)
    const router = routerHeaders(req.headers)
    const admit = () => (target.includes('?') ? this.admitQuestion(req) : undefined)
    const key = [target, ...ROUTER_HEADERS.map((name) => router[name] ?? '')].join('\n')
    const ask = { key, target, router, rule, admit }
    send(req, res, rule.uncached || !known ? await this.#renderAdmitted(ask) : await this.#find(ask))
  }

  #renderAdmitted({ target, router, rule, admit }: Ask): Promise<Page> {
    admit()
    return this.#render(target, router, rule)
  }

  async #find(asking: Ask): Promise<Page> {
    const { key, target, rule } = asking
    const found = this.#pagesOf(target).get(key)
    if (found && found.generation === this.#generationOf(rule) && found.expires > Date.now()) {
      this.hits += 1
      return found
    }
    this.misses += 1
    const asked = `${this.#generationOf(rule)}\n${key}`
    const running = this.#rendering.get(asked)
    if (running) return running
    const rendering = this.#renderAdmitted(asking).finally(() => this.#rendering.delete(asked))
    this.#rendering.set(asked, rendering)
    const page = await rendering
    await page.body.compressQuickly()
    if (page.keep && page.generation === this.#generationOf(rule)) this.#keep(key, target, page)
    return page
  }

  /** With the numbers of now above it, and whether they are known to be. */
  async #numbered({ headers, body }: Answer): Promise<{ page: Buffer; sure: boolean }> {
    const type = /^text\/(html|x-component)/.exec(headers['content-type'] ?? '')?.[1]
    if (!type || !this.helpNumbers) return { page: body, sure: true }
    return this.helpNumbers.on(body, this.#generations.get('help') ?? 0, type === 'x-component')
  }

  #keep(key: string, target: string, page: Page): void {
    const pages = this.#pagesOf(target)
    pages.set(key, page)
    void page.body.compress().then(() => {
      if (pages.peek(key) === page) pages.set(key, page)
    })
  }

  #pagesOf = (target: string) => (target.includes('?') ? this.#asked : this.#plain)

  /** Numbers to call stand above every page, whatever it shows. */
  #generationOf = (rule: PageRule) =>
    ['help' as const, ...rule.kinds].map((kind) => this.#generations.get(kind) ?? 0).join('.')

  async #render(target: string, router: Record<string, string>, rule: PageRule): Promise<Page> {
    const generation = this.#generationOf(rule)
    // A set of headers built from nothing: nobody's page can come of it.
    const headers = { ...router, host: 'attest', accept: '*/*' }
    const asked = await ask(this.rendererSocket, { path: target, headers })
    const answer = await withWords(asked, this.rendererSocket)
    const { page: body, sure } = await this.#numbered(answer)
    const text = body.toString('utf8')
    const framers = rule.framed ? await this.#framersNow() : []
    const own: Record<string, string> = { 'cache-control': rule.uncached ? 'no-store' : 'no-cache' }
    for (const name of KEPT_HEADERS) {
      const value = answer.headers[name]
      if (typeof value === 'string') own[name] = value
    }
    own.vary = [own.vary, 'accept-encoding'].filter(Boolean).join(', ')
    if (answer.headers['content-type']?.startsWith('text/html'))
      own['content-security-policy'] = contentPolicy(scriptHashes(text), framers ?? [])
    if (rule.camera) own['permissions-policy'] = permissionsPolicy(true)
    return {
      status: answer.status,
      headers: own,
      body: new Compressed(body),
      generation,
      expires: Date.now() + rule.seconds * 1000,
      keep: sure && framers !== null && mayKeep(answer, text),
      framed: Boolean(framers?.length),
    }
  }

  /** Where nobody can say it, no site may, and the page is not kept. */
  async #framersNow(): Promise<readonly string[] | null> {
    try {
      return await this.framers()
    } catch (error) {
      log().error({ err: error }, 'The sites that may show the calendar could not be read')
      return null
    }
  }
}

/** A part that failed after the shell was sent still answers 200; such a page is never kept. */
const mayKeep = (answer: Answer, text: string) =>
  answer.status === 200 && !answer.headers['set-cookie'] && !/E\{\\?"digest/.test(text)

const kept = (maxSize: number) =>
  new LRUCache<string, Page>({
    maxSize,
    sizeCalculation: (page, key) => page.body.size * 2 + Buffer.byteLength(key) + 1024,
  })

const LONGEST_VALUE = 200

/**
 * What is asked, in one way however it was written: names in order, each value once, what is empty or not known left out.
 * `known` says whether the address may be answered from what is kept; a feed must refuse by itself what it does not know.
 */
function questionOf({ pathname, search, searchParams }: URL, rule: PageRule): { target: string; known: boolean } {
  const query = new URLSearchParams()
  for (const name of [...rule.query].sort()) {
    const given = searchParams.getAll(name).filter((value) => value !== '')
    const choices = rule.several?.[name]
    const values = choices ? choices.filter((each) => given.includes(each)).sort() : given.slice(0, 1)
    for (const value of values) query.append(name, value.slice(0, LONGEST_VALUE))
  }
  if (rule.refuses && !isKnown(searchParams, rule)) return { target: pathname + search, known: false }
  const text = query.toString()
  return { target: text ? `${pathname}?${text}` : pathname, known: true }
}

/** Nothing in it that a feed refuses: a name of its own making, one given twice that counts once, an empty or a long value. */
function isKnown(asked: URLSearchParams, { query, several = {} }: PageRule): boolean {
  return [...asked].every(
    ([name, value]) =>
      query.includes(name) &&
      value !== '' &&
      value.length <= LONGEST_VALUE &&
      (several[name]?.includes(value) ?? asked.getAll(name).length === 1),
  )
}

function routerHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const given: Record<string, string> = {}
  for (const name of ROUTER_HEADERS) {
    const value = headers[name]
    if (typeof value === 'string' && value.length < 300) given[name] = value
  }
  return given
}

function send(req: IncomingMessage, res: ServerResponse, page: Page): void {
  const { body, etag, encoding } = page.body.best(req.headers['accept-encoding'])
  for (const [name, value] of Object.entries(page.headers)) res.setHeader(name, value)
  if (page.framed) res.removeHeader('x-frame-options')
  if (encoding !== 'identity') res.setHeader('content-encoding', encoding)
  if (page.status === 200) res.setHeader('etag', etag)
  if (page.status === 200 && page.body.isKnownAs(req.headers['if-none-match'])) return void res.writeHead(304).end()
  res.writeHead(page.status, { 'content-length': body.length }).end(req.method === 'HEAD' ? undefined : body)
}
