/** The list of events as a page that stands in a frame: every text escaped, every link opens beside the partner's page. Pure. */
import type { Calendar, CalendarItem } from '@/lib/events/shapes'
import { cancelledWords, milesWords, POSTPONED, placeWords, sessionWords } from '@/lib/events/words'
import { escapedMarkup } from '@/lib/formats/markup'
import { count, hours } from '@/lib/platform/words'

const MOST = 20

type About = { base: string; query: string; from: string | undefined; now: Date }

export function framedList({ items, total }: Calendar, about: About): string {
  const { base, query } = about
  const shown = items.slice(0, MOST)
  const more = total - shown.length
  const list =
    shown.length === 0
      ? '<p>Nothing is posted yet for this choice.</p>'
      : `<ul>${shown.map((item) => `<li>${eventOf(item, about)}</li>`).join('')}</ul>`
  const all = more > 0 ? `${count(more, 'more event')} on Attest` : 'The calendar on Attest'
  return whole(`<h1>Calendar of events</h1>${list}<p>${link(`${base}/calendar${query}`, all)}</p>`)
}

/** For whoever sets the frame up: what is wrong with its address. */
export const framedRefusal = (sentence: string): string =>
  whole(`<h1>This list cannot be shown</h1><p>${escapedMarkup(sentence)}</p>`)

function eventOf(item: CalendarItem, { base, from, now }: About): string {
  const session = item.sessions.find((each) => (from ? each.endsLocal > from : each.endsAt >= now.toISOString()))
  const off = item.status === 'cancelled'
  const place = session ? placeWords(item, session) : null
  const facts = [
    session ? sessionWords(session) : null,
    item.miles === null || !place ? place : `${milesWords(item.miles)}, ${place}`,
    item.creditMinutes ? hours(item.creditMinutes) : null,
    off ? cancelledWords(item.cancelledAt, session?.zone) : null,
    item.status === 'postponed' ? POSTPONED : null,
  ].filter((fact): fact is string => Boolean(fact))
  const title = link(`${base}/calendar/${item.slug}`, item.title)
  return `<h2>${off ? `<s>${title}</s>` : title}</h2>${facts.map((fact) => `<p>${escapedMarkup(fact)}</p>`).join('')}`
}

const link = (href: string, words: string) =>
  `<a href="${escapedMarkup(href)}" target="_blank" rel="noopener">${escapedMarkup(words)}</a>`

const whole = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Calendar of events · Attest</title><link rel="icon" href="/icon-app.svg" type="image/svg+xml"><link rel="stylesheet" href="/embed.css"></head><body><main>${body}</main></body></html>`
