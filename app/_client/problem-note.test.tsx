import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Problem } from './api'
import { ProblemNote } from './problem-note'

const refusal = (status: number): Problem => ({
  type: 'about:blank',
  title: 'This could not be done',
  status,
  detail: 'Try again.',
  errors: [],
  requestId: '1',
})
const noteOn = (path: string, query: string, status = 401, facts: object = {}) =>
  renderToStaticMarkup(
    <PathnameContext value={path}>
      <SearchParamsContext value={new URLSearchParams(query)}>
        <ProblemNote problem={{ ...refusal(status), ...facts }} />
      </SearchParamsContext>
    </PathnameContext>,
  )

describe('a step that was refused', () => {
  it('leads back through signing in to the page with its query, where the session has ended', () => {
    const note = noteOn('/agency/completion', 'asOf=2026-11-30&status=overdue')
    expect(note).toContain('Your session has ended')
    expect(note).toContain('href="/sign-in?next=%2Fagency%2Fcompletion%3FasOf%3D2026-11-30%26status%3Doverdue"')
    expect(note).toContain('target="_blank"')
  })

  it('leads through signing in, and keeps what was typed, where one signed in too long ago for it', () => {
    const note = noteOn('/admin/access', '', 409, { signInAgain: true })
    expect(note).toContain('Try again.')
    expect(note).toMatch(/href="\/sign-in\?next=%2Fadmin%2Faccess"[^>]*>Sign in again/)
    expect(note).toContain('target="_blank"')
  })

  it('says why otherwise, and leads nowhere', () => {
    expect(noteOn('/events/new', '', 409)).toContain('Try again.')
    expect(noteOn('/events/new', '', 409)).not.toContain('/sign-in')
  })
})
