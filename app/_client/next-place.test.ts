import { describe, expect, it } from 'vitest'
import { safeNext, signInHref } from './next-place'

const origin = 'https://attest.example'

describe('where signing in leads on to', () => {
  it.each([
    ['/training', '/training'],
    ['/agency/completion?status=overdue&unit=k%209', '/agency/completion?status=overdue&unit=k%209'],
    ['/modules/victims-rights#lesson', '/modules/victims-rights#lesson'],
    ['/a/../transcript', '/transcript'],
    ['https://attest.example/training', '/training'],
  ])('%s is a place of ours', (next, path) => expect(safeNext(next, origin)).toBe(path))

  it.each([
    null,
    '',
    '//evil.example',
    '/./..//evil.example',
    '/.//evil.example',
    '/%2e/..//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://evil.example/training',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://attest.example/training',
    'https://attest.example@evil.example/',
    '/sign-in?next=/training',
    '/api/v1/docs',
  ])('%j is not', (next) => {
    const path = safeNext(next, origin)
    expect(path === null || new URL(path, origin).origin === origin).toBe(true)
    expect(path?.startsWith('//') ?? false).toBe(false)
    expect(path).toBeNull()
  })

  it('is kept with its query, once', () => {
    expect(signInHref('/agency/completion', 'status=overdue')).toBe(
      '/sign-in?next=%2Fagency%2Fcompletion%3Fstatus%3Doverdue',
    )
    expect(signInHref('/sign-in', 'next=%2Ftraining')).toBe('/sign-in?next=%2Ftraining')
    expect(signInHref('/', '')).toBe('/sign-in')
    const next = new URL(signInHref('/calendar', 'q=a&state=OR'), origin).searchParams.get('next')
    expect(safeNext(next, origin)).toBe('/calendar?q=a&state=OR')
    const part = new URL(signInHref('/agency/people/7', 'agency=3', '#reliefs'), origin).searchParams.get('next')
    expect(safeNext(part, origin)).toBe('/agency/people/7?agency=3#reliefs')
  })
})
