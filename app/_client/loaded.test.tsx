import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, expect, test, vi } from 'vitest'
import { Loaded, NotAsked } from './loaded'

// Files share what they have loaded: here it is loaded anew, as past its first drawing, and again by who comes after.
vi.hoisted(() => vi.resetModules())
vi.mock('./hydrated', () => ({ useHydrated: () => true }))
afterAll(() => vi.resetModules())

const shown = (query: string) =>
  renderToStaticMarkup(
    <PathnameContext value="/agency/hours">
      <SearchParamsContext value={new URLSearchParams(query)}>
        <NotAsked detail="The first day has to be before the last one, or the same." />
      </SearchParamsContext>
    </PathnameContext>,
  )

test('an address that asks for what cannot be says why, and leads to the page of the same agency without it', () => {
  const page = shown('agency=a&from=2030-01-01&to=2029-01-01')
  expect(page).toContain('The first day has to be before')
  expect(page).toContain('href="/agency/hours?agency=a"')
  expect(page).not.toContain('Try again')
})

test('an address that is none by itself is as one where nothing is', () => {
  expect(shown('agency=x')).not.toContain('these choices')
  expect(shown('')).not.toContain('could not be loaded')
})

test('what waits for the connection says so, instead of loading without an end', () => {
  const waits = { data: undefined, error: null, isPending: true, refetch: () => {} }
  const page = (query: typeof waits & { isPaused: boolean }) =>
    renderToStaticMarkup(
      <PathnameContext value="/agency">
        <Loaded query={query}>{() => 'what was there'}</Loaded>
      </PathnameContext>,
    )
  expect(page({ ...waits, isPaused: true })).toMatch(/The connection was lost.*Try again/)
  expect(page({ ...waits, isPaused: false })).not.toContain('The connection was lost')
})

test('what was chosen before is not shown as what was chosen: it says that something else is coming, in the same place', () => {
  const page = (isPlaceholderData: boolean) =>
    renderToStaticMarkup(
      <PathnameContext value="/agency">
        <Loaded query={{ data: 'Colorado', error: null, isPending: false, isPlaceholderData, refetch: () => {} }}>
          {(state) => <p>{state}</p>}
        </Loaded>
      </PathnameContext>,
    )
  expect(page(true)).toMatch(/role="status"[^>]*>Loading<.*<p>Colorado/)
  expect(page(false)).toBe('<p>Colorado</p>')
})
