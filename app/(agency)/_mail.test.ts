import { beforeAll, describe, expect, test, vi } from 'vitest'
import { isNearEnough, letterFor, letterForAll, MOST_CHARACTERS, mailHref, mailToAll } from './_mail'

beforeAll(() => {
  vi.stubGlobal('window', { location: { origin: 'https://attest.example' } })
})

const item = { requirementName: 'Trafficking response', courseSlug: 'trafficking', dueOn: '2026-10-11' }
const known = { state: 'not-started', lessonsDone: 0, lessonsTotal: 5, attempts: 0 } as const
const letter = (more: object) => letterFor({ ...item, known: { ...known, ...more } }, 'Marcus', '2026-11-26')

describe('a letter to somebody who is late', () => {
  test('differs by what keeps the training from being done', () => {
    const labels = [
      letter({}),
      letter({ state: 'started', lessonsDone: 2 }),
      letter({ state: 'lessons-done' }),
      letter({ state: 'lessons-done', attempts: 2 }),
    ].map(({ label }) => label)
    expect(labels).toEqual(['Remind', 'Ask to go on', 'Remind of the test', 'Offer help'])
  })

  test('says what is due and when, and where it is; its subject gives nothing away', () => {
    const href = mailHref('m.bell@agency.example', letter({ state: 'started', lessonsDone: 2 }).body)
    expect(href).toMatch(/^mailto:m\.bell%40agency\.example\?subject=One%20date%20to%20note&body=/)
    const body = decodeURIComponent(href.split('&body=')[1] ?? '')
    expect(body).toContain('Hello Marcus,')
    expect(body).toContain('“Trafficking response” was due on October 11, 2026. You have done 2 of 5 lessons.')
    expect(body).toMatch(/https:\/\/attest\.example\/modules\/trafficking$/m)
    expect(letter({ state: 'lessons-done' }).body).toContain('https://attest.example/modules/trafficking/test')
  })
})

test('one letter about many trainings is whole: it names as many as a link holds, and how many more there are', () => {
  const address = 'marcus.bell@agency.example'
  const items = Array.from({ length: 30 }, (_, i) => ({
    ...item,
    requirementName: `Trafficking response, part ${i + 1} “çé”`,
    dueOn: `2026-12-${String(30 - i).padStart(2, '0')}`,
    known: null,
  }))
  const hrefOf = (some: typeof items) => mailHref(address, letterForAll(some, address, 'Marcus', '2026-11-26').body)
  expect(hrefOf(items).length).toBeLessThanOrEqual(MOST_CHARACTERS)
  const body = decodeURIComponent(hrefOf(items).split('&body=')[1] ?? '')
  const named = body.match(/“Trafficking/g)?.length ?? 0
  expect(named).toBeGreaterThan(2)
  expect(body).toContain('part 30 “çé””, due on December 1, 2026')
  expect(body).toContain(`${30 - named} more trainings and all dates: https://attest.example/training`)
  expect(body).toMatch(/please tell me\.$/)
  expect(hrefOf(items.slice(0, 2))).not.toContain('more%20training')
})

test('one letter to several hides them from each other, and is not made where a link cannot hold it', () => {
  expect(mailToAll(['a@b.example', 'c@d.example'])).toMatch(/^mailto:\?bcc=a%40b\.example,c%40d\.example&subject=/)
  const many = Array.from({ length: 200 }, (_, i) => `person.${i}@agency.example`)
  expect(mailToAll(many)).toBeNull()
  expect(mailToAll(many.slice(0, 20))?.length).toBeLessThan(MOST_CHARACTERS)
})

test('a letter is offered for what is overdue or falls due within ninety days, not for what is months ahead', () => {
  expect(['2026-10-01', '2026-11-26', '2027-02-24'].map((due) => isNearEnough(due, '2026-11-26'))).toEqual([
    true,
    true,
    true,
  ])
  expect(isNearEnough('2027-02-25', '2026-11-26')).toBe(false)
})
