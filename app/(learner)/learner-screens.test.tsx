import { afterAll, describe, expect, test, vi } from 'vitest'
import { drawn, somebody, wordsOf } from '@/e2e/support/drawn'
import type { Enrollment } from '@/lib/learning/inputs'
import { api } from '../_client/api'
import { resumeWords } from '../(public)/modules/[slug]/my-place'
import { CertificateScreen } from './certificates/[code]/certificate-screen'
import { NotSaved } from './modules/[slug]/test/[attempt]/attempt-screen'
import { CreditTable } from './transcript/credit-table'
import { Whose } from './transcript/whose'

// Drawn as in a browser past its first drawing.
const store = vi.hoisted(() => {
  // Files share what they have loaded: here it is loaded anew, with this React, and again by who comes after.
  vi.resetModules()
  return { useSyncExternalStore: (_: unknown, now: () => unknown) => now() }
})
vi.mock('react', async (original) => ({ ...(await original<object>()), ...store }))
afterAll(() => vi.resetModules())
const me = [api.identity.getMe.queryKey(), somebody] as const

describe('a certificate on the screen', () => {
  const code = 'AT-7K4M-2QX9-D3R8F'
  const certificate = {
    ...{ nameAsIssued: 'Amara Okafor', title: 'Human trafficking', creditMinutes: 90, earnedOn: '2026-11-20' },
    ...{ agencyName: 'Marlow Bay', edition: 3, validTo: null, code },
  }
  const screen = () => {
    vi.stubGlobal('location', new URL(`https://training.agency.example/certificates/${code}`))
    const key = api.records.verifyCertificate.queryKey({ input: { code } })
    return drawn(<CertificateScreen />, { params: { code }, known: [me, [key, { state: 'valid', certificate }]] })
  }

  test('bears the square pattern, and leads to the address of this installation', () => {
    expect(screen()).toMatch(/<svg[^>]*(role="img"|aria-label)/)
    expect(wordsOf(screen())).toContain(`Verify at training.agency.example/verify/${code}`)
    vi.unstubAllGlobals()
  })

  test('says its hours as everything else does', () => {
    expect(wordsOf(screen())).toContain('1.5 hours of self-paced training, on November 20, 2026')
    vi.unstubAllGlobals()
  })
})

test('a transcript on paper says whose it is, and of which day', () => {
  const sheet = drawn(<Whose />, { known: [me] })
  expect(sheet).toContain('at-print')
  expect(wordsOf(sheet)).toMatch(/^Transcript of Amara Okafor, as of [A-Z][a-z]+ \d+, 20\d\d$/)
})

test('a transcript marks the training that was taken before, with its day', () => {
  const credit = (creditId: string, earnedOn: string, takenBeforeOn: string | null) => ({
    ...{ creditId, title: 'Human trafficking', creditMinutes: 60, mode: 'self-paced', sourceKind: 'module', earnedOn },
    ...{ recordedAt: `${earnedOn}T12:00:00.000Z`, agencyName: null, courseSlug: null, certificateCode: null },
    ...{ reversed: null, repeats: false, takenBeforeOn, accepted: null },
  })
  const items = [credit('b', '2026-11-20', '2025-11-02'), credit('a', '2025-11-02', null)]
  expect(
    wordsOf(drawn(<CreditTable caption="Credits" items={items} />)).split('Taken before, on Nov 2, 2025.'),
  ).toHaveLength(2)
})

describe('the next step in a module', () => {
  const enrollment = (more: object) =>
    ({ resume: { kind: 'test' }, lessonsDone: 5, testOpensAt: null, ...more }) as unknown as Enrollment

  test('is the test only once it opens', () => {
    expect(resumeWords(enrollment({}))).toBe('Take the test')
    expect(resumeWords(enrollment({ testOpensAt: '2026-11-28T18:00:00.000Z' }))).toMatch(
      /^Test opens November 28, 2026, at /,
    )
  })

  test('is the lesson where one stopped', () => {
    const lesson = { kind: 'lesson', number: 2, place: 'first-words' }
    expect(resumeWords(enrollment({ resume: lesson, lessonsDone: 1 }))).toBe('Continue lesson 2')
    expect(resumeWords(enrollment({ resume: { ...lesson, number: 1, place: null }, lessonsDone: 0 }))).toBe(
      'Start lesson 1',
    )
  })
})

describe('a test that is open in two windows', () => {
  const refused = (attemptId: string) => ({
    ...{ key: 'answer.mine.one', kind: 'answer' as const, input: { attemptId } },
    why: 'This attempt was handed in already.',
  })

  test('says of an answer that is not taken any more that it was not saved, and why', () => {
    const said = wordsOf(drawn(<NotSaved refused={[refused('mine')]} attemptId="mine" />))
    expect(said).toContain('Your last answer was not saved')
    expect(said).toContain('This attempt was handed in already.')
    expect(drawn(<NotSaved refused={[refused('other')]} attemptId="mine" />)).toBe('')
  })
})
