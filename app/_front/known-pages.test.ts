import { describe, expect, it } from 'vitest'
import { knownFrom } from './known-pages'

const known = knownFrom({
  '/(public)/page': '/',
  '/(public)/modules/[slug]/page': '/modules/[slug]',
  '/_not-found/page': '/_not-found',
  '/api/auth/[...nextauth]/route': '/api/auth/[...nextauth]',
  '/calendar-files/[slug]/route': '/calendar-files/[slug]',
  '/calendar.ics/route': '/calendar.ics',
})

describe('what the build made', () => {
  it('is known by its address, and nothing else is', () => {
    for (const path of ['/', '/modules/first-contact']) expect([path, known.isPage(path)]).toEqual([path, true])
    for (const path of ['/modules', '/modules/a/b', '/modules/', '/_not-found', '/calendar.ics', '/anything'])
      expect([path, known.isPage(path)]).toEqual([path, false])
    for (const path of ['/calendar.ics', '/calendar/two-desks.ics']) expect(known.isRoute(path)).toBe(true)
    for (const path of ['/calendar-files/two-desks', '/api/auth/csrf', '/calendarXics', '/calendar/Two.ics'])
      expect([path, known.isRoute(path)]).toEqual([path, false])
  })
})
