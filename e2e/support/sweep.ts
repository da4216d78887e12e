/** What must hold of every screen, whoever opens it, on whatever screen and with whatever settings of their own. */
import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const asked: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}
export const WIDE = { width: 1280, height: 800 }
/** A window of 1280 pixels at 400 % (WCAG 2.2, 1.4.10). */
export const NARROW = { width: 320, height: 640 }
const PHONE = { width: 360, height: 740 }

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Minified and without a detour: what `axe.source` says through `page.evaluate` takes as long as a look at the page. */
async function bringAxe(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Runtime.evaluate', { expression: source })
  await devtools.detach()
}

/**
 * Every rule of axe-core for WCAG 2.2, levels A and AA; none is left out, and its sizes of targets are asked for too. A page
 * that was followed to may be on its way yet, between the title of the last one and its own: what is found is looked for
 * once more when it has one.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const first = await violations(page, within)
  const found = first.length === 0 ? first : await violations(page, within)
  expect.soft(found, `accessibility of ${page.url()}`).toEqual([])
}

async function violations(page: Page, within?: string): Promise<{ rule: string; where: string[] }[]> {
  await expect(page).toHaveTitle(/Attest/)
  if (!(await page.evaluate(() => 'axe' in window))) await bringAxe(page)
  return page.evaluate(
    async ([place, options]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(place ?? document, options)
      return violations.map(({ id, help, nodes }) => ({
        rule: `${id}: ${help}`,
        where: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
      }))
    },
    [within, asked] as const,
  )
}

/** On the page of the components stand headings of whole pages, and parts that never finish loading. */
const SPECIMEN = '[data-specimen] *'

/** One heading of the first level, a title, nothing to be seen that still loads: what only script draws is hidden without it. */
export async function expectArrived(page: Page): Promise<void> {
  await expect(page.locator(`h1:not(${SPECIMEN})`).filter({ visible: true })).toHaveCount(1)
  await expect(page.locator(`[aria-busy="true"]:not(${SPECIMEN})`).filter({ visible: true })).toHaveCount(0)
  await expect(page).toHaveTitle(/Attest/)
}

/** Nothing reaches beyond the edge, no name is given twice, and every name that is pointed at is there. */
export async function expectWhole(page: Page, how = ''): Promise<void> {
  await expectArrived(page)
  const { width, beyond, wide, twice } = await page.evaluate(() => {
    const root = document.documentElement
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const far = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > root.clientWidth + 1 && !each.closest('.at-scroll, .at-hide'),
    )
    return {
      width: root.clientWidth,
      beyond: root.scrollWidth,
      wide: far.slice(0, 5).map((each) => each.outerHTML.slice(0, 160)),
      twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    }
  })
  const where = `${page.url()} at ${width} pixels ${how}`
  expect.soft(beyond, `${where} scrolls sideways: ${wide.join('\n')}`).toBeLessThanOrEqual(width)
  expect.soft(twice, `${where} gives a name twice`).toEqual([])
}

/** Readers who space their text out lose nothing of it (WCAG 2.2, 1.4.12). */
async function expectRoomForText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    )
    document.adoptedStyleSheets = [sheet]
  })
  await expectWhole(page, 'with spaced text')
  const cut = await page.evaluate(() => {
    const clips = (each: Element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(each)
      if (clipPath !== 'none' || each.closest('.at-hide, .at-scroll, svg')) return false
      const across = overflowX === 'hidden' || overflowX === 'clip'
      const down = overflowY === 'hidden' || overflowY === 'clip'
      return (across && each.scrollWidth > each.clientWidth + 2) || (down && each.scrollHeight > each.clientHeight + 2)
    }
    const spoken = (each: Element) => (each.textContent ?? '').trim() !== ''
    const all = [...document.querySelectorAll('body *')].filter((each) => spoken(each) && clips(each))
    return all.map((each) => each.outerHTML.slice(0, 200))
  })
  expect.soft(cut, `${page.url()} cuts spaced text`).toEqual([])
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
}

/** Menus of the head cover what is under them. */
const MENUS = '.at-head details'

const looked = new Set<string>()

/** The head of a page is the same on the next one, up to the current place: each is looked at once. */
const isNew = (head: string): boolean => looked.size < looked.add(head).size

/** All that folds out at once, as whoever opens everything sees it; then each that opens over the page, by itself. */
async function expectAccessibleOpen(page: Page): Promise<void> {
  await page.evaluate((menus) => {
    for (const each of document.querySelectorAll('details'))
      if (each.checkVisibility() && !each.matches(menus)) each.setAttribute('open', '')
  }, MENUS)
  await expectWhole(page, 'unfolded')
  await expectAccessible(page)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.removeAttribute('open')
  })
  for (const menu of await page.locator(`${MENUS}:visible`).all()) {
    await menu.evaluate((each) => each.setAttribute('open', ''))
    await expectWhole(page, 'with a menu')
    if (isNew(`${page.viewportSize()?.width} ${await page.locator('.at-head').innerHTML()}`))
      await expectAccessible(page, '.at-head')
    await menu.evaluate((each) => each.removeAttribute('open'))
  }
  const buttons = page.locator('button[popovertarget]:visible')
  for (let place = 0; place < (await buttons.count()); place += 1) {
    const target = (await buttons.nth(place).getAttribute('popovertarget')) ?? ''
    await setPanel(page, target, true)
    await expectAccessible(page, `[id="${target}"]`)
    await setPanel(page, target, false)
  }
}

/** With what folds out in it. */
async function setPanel(page: Page, id: string, open: boolean): Promise<void> {
  await page.evaluate(
    ([name, opens]) => {
      const panel = document.getElementById(name)
      if (opens) panel?.showPopover()
      else panel?.hidePopover()
      for (const each of panel?.querySelectorAll('details') ?? []) each.toggleAttribute('open', opens)
    },
    [id, open] as const,
  )
}

/** In colors of the reader's own only the current place looks current, and every button has a frame. */
async function expectReadableInForcedColors(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' })
  const { alike, bare } = await page.evaluate(() => {
    const look = (each: Element) => {
      const { borderBottomColor, borderLeftColor, backgroundColor, color } = getComputedStyle(each)
      return [borderBottomColor, borderLeftColor, backgroundColor, color].join(' ')
    }
    const seen = (each: Element) => each.checkVisibility()
    const marked = [...document.querySelectorAll('.at-nav, .at-tabs, .at-counts')].flatMap((group) => {
      const links = [...group.querySelectorAll('a:not(.usa-button)')].filter(seen)
      const current = links.filter((each) => each.hasAttribute('aria-current')).map(look)
      return links.filter((each) => !each.hasAttribute('aria-current') && current.includes(look(each)))
    })
    const framed = (each: Element) => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(each)
      return Number.parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none'
    }
    const buttons = [...document.querySelectorAll('button, .usa-button, .at-exit')].filter(
      (each) => seen(each) && !each.matches('.usa-button--unstyled'),
    )
    const say = (each: Element) => each.outerHTML.slice(0, 160)
    return { alike: marked.map(say), bare: buttons.filter((each) => !framed(each)).map(say) }
  })
  await page.emulateMedia({ forcedColors: 'none' })
  expect.soft(alike, `${page.url()}: looks like the current place in forced colors`).toEqual([])
  expect.soft(bare, `${page.url()}: buttons without a frame in forced colors`).toEqual([])
}

/** By the browser's own means: what the test itself would hold back comes past the browser's cache, and every script with it. */
const LATE_ANSWERS = {
  offline: false,
  matchedNetworkConditions: [
    { urlPattern: '*://*:*/api/v1/*', latency: 400, downloadThroughput: -1, uploadThroughput: -1 },
  ],
}

/** Answers of the API come late; what is on the screen by then stays where it is (web.dev: 0.1 at most). */
async function openSlowly(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources?: { node?: Node | null }[]
      })[])
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            what: (entry.sources ?? [])
              .map(({ node }) => (node instanceof Element ? node.outerHTML : (node?.parentElement?.outerHTML ?? '')))
              .map((html) => html.slice(0, 100))
              .join(' · '),
          })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditionsByRule', LATE_ANSWERS)
  await page.goto(address)
  await expectArrived(page)
  await page.waitForLoadState('networkidle')
  await devtools.detach()
}

async function expectStill(page: Page): Promise<void> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: { value: number; what: string }[] }).shifts)
  const total = shifts.reduce((sum, { value }) => sum + value, 0)
  const said = shifts.map(({ value, what }) => `${value.toFixed(3)} ${what}`).join('\n')
  expect.soft(total, `${page.url()} moves while it loads:\n${said}`).toBeLessThanOrEqual(0.1)
}

/**
 * A screen that stands still while it comes, and then is whole, readable and accessible on a desk and in the narrowest
 * window. `drawnHere`: the browser draws it, so it may move on a telephone too; what comes whole does not.
 */
export async function expectFit(page: Page, address: string, { drawnHere = true } = {}): Promise<void> {
  await page.setViewportSize(WIDE)
  await Promise.all([openSlowly(page, address), drawnHere ? expectStillOnPhone(page.context(), address) : null])
  await expectStill(page)
  await expectReadableInForcedColors(page)
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    await expectWhole(page)
    await expectAccessibleOpen(page)
    await expectRoomForText(page)
  }
}

async function expectStillOnPhone(context: BrowserContext, address: string): Promise<void> {
  const phone = await context.newPage()
  await phone.setViewportSize(PHONE)
  await openSlowly(phone, address)
  await expectStill(phone)
  await phone.close()
}
