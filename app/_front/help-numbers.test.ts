import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { HelpBand } from '@/app/_ui/frame'
import { contactLines } from '@/lib/directory/contact-lines'
import { HelpNumbers, replacements } from './help-numbers'

const now = { phone: '888-555-0199', textNumber: '555222' }
const linesOf = ({ phone, textNumber }: typeof now) => ({
  items: contactLines.map((line) =>
    line.id === 'national-human-trafficking-hotline' ? { ...line, phone, textNumber } : line,
  ) as never,
})
const changed = new HelpNumbers(async () => linesOf(now))
const on = async (page: string, part = false) => (await changed.on(Buffer.from(page), 0, part)).page.toString('utf8')

const rows = (tel: string, phone: string, sms: string) =>
  `0:["$","p",null,{"children":["Línea ",["$","a",null,{"data-line":"hotline-call","href":"${tel}","children":["${phone}"]}]," o ",["$","a",null,{"data-line":"hotline-text","href":"sms:${sms}","children":["${sms}"]}]]}]\n`
const before = rows('tel:+18883737888', '1-888-373-7888', '233733')
const after = rows('tel:+18885550199', '1-888-555-0199', '555222')
/** What others wrote: the same numbers in a text, in a link, and in a long text that stands in the stream as it is. */
const said = `Call 1-888-373-7888, ${before.trim()} í`
const others = `1:T${Buffer.byteLength(said).toString(16)},${said}2:${JSON.stringify([said, { href: 'tel:+18883737888' }])}\n`

const scripts = (stream: string, ...cuts: number[]) =>
  [0, ...cuts]
    .map((cut, at) => stream.slice(cut, cuts[at] ?? stream.length))
    .map((piece) => `<script>self.__next_f.push(${JSON.stringify([1, piece]).replaceAll('<', '\\u003c')})</script>`)
    .join('')
const streamOf = (page: string) =>
  [...page.matchAll(/push\((\[.*?\])\)<\/script>/gs)].map((match) => JSON.parse(match[1] ?? '')[1]).join('')

test('as long as the numbers are those of the product, pages stay as they were built', () => {
  expect(replacements({ phone: '888-373-7888', textNumber: '233733' })).toEqual([])
  expect(replacements(null)).toEqual([])
})

test.each(['en', 'es'] as const)(
  'the band follows as the frame writes it in %s, and nothing else on the page does',
  async (locale) => {
    const band = renderToStaticMarkup(createElement(HelpBand, { locale }))
    const text = '<p>1-888-373-7888 or 233733 <a href="tel:+18883737888">1-888-373-7888</a></p>'
    expect(await on(band + text)).toBe(
      band
        .replaceAll(/1-?888-?373-?7888/g, (old) => (old.includes('-') ? '1-888-555-0199' : '18885550199'))
        .replaceAll('233733', '555222') + text,
    )
  },
)

test('what the router asks for follows too; long texts keep every byte and their length', async () => {
  expect(await on(before + others, true)).toBe(after + others)
  expect(await on(others + before, true)).toBe(others + after)
})

test('scripts of a page follow wherever they are cut, and those without the band stay as they were', async () => {
  const stream = before + others
  for (const cuts of [[], [90], [90, 120], [before.indexOf('sms:') + 6, before.length + 30]])
    expect(streamOf(await on(`<p>é</p>${scripts(stream, ...cuts)}`))).toBe(after + others)
  expect(await on(scripts(others, 40))).toBe(scripts(others, 40))
})

test('where the lines cannot be read, what was known last stands and the page is not sure', async () => {
  let fails = false
  const numbers = new HelpNumbers(async () => {
    if (fails) throw new Error('The database is away.')
    return linesOf(now)
  })
  const page = Buffer.from(before)
  expect(await numbers.on(page, 1, true)).toEqual({ page: Buffer.from(after), sure: true })
  fails = true
  expect(await numbers.on(page, 2, true)).toEqual({ page: Buffer.from(after), sure: false })
  fails = false
  expect(await numbers.on(page, 2, true)).toMatchObject({ sure: true })
})

test('an answer that comes later to an earlier question says nothing any more', async () => {
  const waiting: ((lines: ReturnType<typeof linesOf>) => void)[] = []
  const numbers = new HelpNumbers(() => new Promise((resolve) => waiting.push(resolve)))
  const page = Buffer.from(before)
  const [early, late] = [numbers.on(page, 1, true), numbers.on(page, 2, true)]
  waiting[1]?.(linesOf(now))
  await late
  waiting[0]?.(linesOf({ phone: '888-555-0100', textNumber: '555000' }))
  expect((await early).page.toString()).toBe(after)
  expect((await numbers.on(page, 2, true)).page.toString()).toBe(after)
})
