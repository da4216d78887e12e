/** Listings that come by the file, as moderators check, load and take them back. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { csvLine } from '@/lib/formats/csv'
import { expect, test } from '../support/journey'
import { persona } from '../support/personas'

/** Some of what a real installation starts with, under names of its own for each run. */
function reference(): { names: string[]; text: string } {
  const all: Record<string, string>[] = JSON.parse(readFileSync('drizzle/seed/directory/suggestions.json', 'utf8'))
  const run = Date.now()
  const rows = all.slice(0, 3).map((row) => ({ ...row, key: `${row.key}-${run}`, name: `${row.name} ${run}` }))
  const heads = [
    'key',
    'name',
    'kind',
    'summary',
    'state',
    'city',
    'phone',
    'source',
    'date seen',
    'confidence',
    'Colour',
  ]
  const cells = rows.map((row: Record<string, string>) =>
    ['key', 'name', 'kind', 'summary', 'state', 'city', 'phone', 'sourceName', 'seenOn', 'confidence'].map(
      (name) => row[name],
    ),
  )
  const wrong = [
    `x-${run}`,
    'Eerie County House',
    'provider',
    'Rooms for a night.',
    'NY',
    '',
    '888-373-788812',
    'A page',
  ]
  return { names: rows.map(({ name }) => name), text: [heads, ...cells, wrong].map((row) => csvLine(row)).join('') }
}

async function check(page: Page, text: string) {
  await page.goto('/moderation/directory')
  await page.getByRole('link', { name: 'Listings from a file' }).click()
  const file = { name: 'reference.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('File with listings').setInputFiles(file)
  await page.getByRole('button', { name: 'Check what would change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check before loading' })).toBeVisible()
}

const waiting = async (page: Page, name: string) => {
  const answer = await page.request.get('/api/v1/moderation/listings?limit=100')
  return JSON.stringify(await answer.json()).includes(name)
}

test('a moderator loads a file as suggestions, again without any change, and takes it back', async ({ browserOf }) => {
  const page = await browserOf(persona('moderator'))
  const { names, text } = reference()
  await check(page, text)
  await expect(page.getByText('Nothing has changed yet')).toBeVisible()
  await expect(page.getByText('passed over')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Eerie County House' })).toContainText('has 12 digits')
  expect(await waiting(page, names[0] ?? '')).toBe(false)
  await page.getByRole('button', { name: 'Load 3 changes' }).click()
  await expect(page.getByText('What is new waits among the suggestions')).toBeVisible()
  expect(await waiting(page, names[0] ?? '')).toBe(true)
  const loaded = page.url()

  await check(page, text)
  await expect(page.getByText('Nothing is ticked, so there is nothing to load.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Load/ })).toHaveCount(0)

  await page.goto(loaded)
  await page.getByRole('button', { name: 'Take this load back' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('3 suggestions removed, 0 listings as before.')).toBeVisible()
  expect(await waiting(page, names[0] ?? '')).toBe(false)
})

test('a coordinator neither opens the screen nor sends such a file', async ({ browserOf }) => {
  const page = await browserOf(persona('coordinator: Harbor Light'))
  await page.goto('/moderation/directory/import')
  await expect(page.getByLabel('File with listings')).toHaveCount(0)
  const answer = await page.request.post('/api/v1/listing-files', { data: { text: reference().text } })
  expect(answer.status()).toBe(403)
})
