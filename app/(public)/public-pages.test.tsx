import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import { forgetEnv, readEnv } from '@/lib/platform/env'
import AccessibilityPage, { generateMetadata as ofAccessibility } from './accessibility/page'
import PrivacyPage from './privacy/page'

const pages = [AccessibilityPage, PrivacyPage]

function configured(settings: Record<string, string>) {
  Object.assign(process.env, settings)
  forgetEnv()
}
afterEach(() => {
  for (const name of ['CONTACT_EMAIL', 'PUBLIC_URL']) delete process.env[name]
  forgetEnv()
})

describe('whom to write to', () => {
  test('stands on the pages where the installation names somebody', () => {
    configured({ CONTACT_EMAIL: 'Training-Help@marlowbay.example' })
    for (const Each of pages)
      expect(renderToStaticMarkup(<Each />)).toContain('href="mailto:training-help@marlowbay.example"')
  })

  test('is nobody without the setting, and no answer is promised', () => {
    for (const Each of pages) expect(renderToStaticMarkup(<Each />)).not.toMatch(/mailto:|[Ww]rite to/)
  })

  test('is an address, or the product does not start', () => {
    expect(() => readEnv({ CONTACT_EMAIL: 'the help desk' })).toThrow('CONTACT_EMAIL')
  })
})

test('a public page names its one address as the installation has it, with a picture', () => {
  configured({ PUBLIC_URL: 'https://attest.example' })
  const { alternates, openGraph, description } = ofAccessibility()
  expect(alternates?.canonical).toBe('https://attest.example/accessibility')
  expect(openGraph).toMatchObject({
    ...{ url: 'https://attest.example/accessibility', title: 'Accessibility', description },
    images: [{ url: 'https://attest.example/share.png' }],
  })
})

test('a code that stands as an example is written as real ones are', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx$/.test(file),
  )
  const codes = files.flatMap((file) => readFileSync(`app/${file}`, 'utf8').match(/\bAT-[A-Z0-9-]+/g) ?? [])
  expect(codes.length).toBeGreaterThan(0)
  for (const code of codes) expect(code).toMatch(/^AT-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{5}$/)
})
