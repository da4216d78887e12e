import { expect, test } from 'vitest'
import { sitemap } from './urlset'

test('names every page by its whole address, with the day of its change where it is known', () => {
  const text = sitemap('https://attest.example', [
    { path: '/' },
    { path: '/modules/a&b', changedAt: '2026-11-26T10:00:00.000Z' },
  ])
  expect(text).toContain('<url><loc>https://attest.example/</loc></url>')
  expect(text).toContain(
    '<url><loc>https://attest.example/modules/a&amp;b</loc><lastmod>2026-11-26T10:00:00.000Z</lastmod></url>',
  )
})
