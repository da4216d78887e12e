import { readdirSync, readFileSync } from 'node:fs'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { forgetEnv } from '@/lib/platform/env'
import ComponentsPage from './page'

const drawn = () =>
  renderToStaticMarkup(
    <PathnameContext value="/components">
      <ComponentsPage />
    </PathnameContext>,
  )

const UI = 'app/_ui'
const HERE = 'app/(components)/components'
const sourcesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /(?<!\.test)\.tsx$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

/** Draws nothing of its own. */
const UNSEEN = ['AsAsked', 'Speaking']
const components = sourcesIn(UI).flatMap((text) =>
  [...text.matchAll(/^export (?:function|const) ([A-Z][a-z]\w*)/gm)].map(([, name]) => name ?? ''),
)
/** Those around every page, this one included. */
const ofEveryPage = components.filter((name) => new RegExp(`<${name}\\b`).test(readFileSync('app/layout.tsx', 'utf8')))

function configured(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  forgetEnv()
}
afterEach(() => {
  vi.unstubAllEnvs()
  forgetEnv()
})

describe('the page of the components', () => {
  test('shows every component of the design system', () => {
    const page = drawn()
    const shown = sourcesIn(HERE).join('\n')
    const missing = components.filter(
      (name) => !page.includes(`data-specimen="${name}"`) || !new RegExp(`<${name}\\b`).test(shown),
    )
    expect(components.length).toBeGreaterThan(60)
    expect(missing.filter((name) => ![...ofEveryPage, ...UNSEEN].includes(name))).toEqual([])
    expect(ofEveryPage.toSorted()).toEqual(['Footer', 'Header', 'HelpBand', 'Html', 'InLanguage', 'SkipLink'])
  })

  test('is not there in an installation with people of its own', () => {
    configured({ DATABASE_URL: 'postgres://attest@db.example/attest' })
    expect(() => ComponentsPage()).toThrow(/404/)
  })

  test('is there while the product is developed, whatever the database', () => {
    configured({ DATABASE_URL: 'postgres://attest@db.example/attest', NODE_ENV: 'development' })
    expect(drawn()).toContain('data-specimen="Button"')
  })
})
