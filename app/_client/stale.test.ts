import { MutationObserver, QueryObserver } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { contract } from './contract'
import { makeQueries } from './queries'
import { forget, operationOf, staleAfter } from './stale'

type Route = { '~orpc': { route: { method: string } } }
const operations = Object.entries(contract as unknown as Record<string, Record<string, Route>>).flatMap(
  ([domain, all]) => Object.entries(all).map(([name, each]) => ({ domain, name, method: each['~orpc'].route.method })),
)
const commands = operations.filter(({ method }) => method !== 'GET')
const keyOf = (domain: string, name = 'anything') => [[domain, name], { type: 'query' }] as const
const isStale = (queries: ReturnType<typeof makeQueries>, domain: string) =>
  queries.getQueryState(keyOf(domain))?.isInvalidated

function withAnswers() {
  const queries = makeQueries()
  for (const domain of Object.keys(contract)) queries.setQueryData(keyOf(domain), 'as it was')
  return queries
}

describe('what a change makes stale', () => {
  test.each([
    ['learning', 'submitAttempt'],
    ['records', 'reverseCredit'],
    ['requirements', 'makeRequirement'],
    ['requirements', 'changeRequirement'],
    ['requirements', 'retireRequirement'],
    ['roster', 'applyRoster'],
    ['roster', 'rollBackRoster'],
    ['roster', 'addToRoster'],
    ['roster', 'moveOnRoster'],
    ['roster', 'removeFromRoster'],
    ['agencies', 'changeAgency'],
  ])('after %s.%s what people owe and the reports are asked again', (...path) => {
    expect(staleAfter(path)).toEqual(expect.arrayContaining(['requirements', 'reporting']))
  })

  test('what an event counts and who has a place of it is asked again at its door and in its attendance', () => {
    for (const path of [
      ['events', 'changeEvent'],
      ['registration', 'withdrawRegistration'],
    ])
      expect(staleAfter(path)).toContain('attendance')
  })

  test('every change is told by its own domain and by the trail', () => {
    const silent = ['requestCode', 'previewRequirement', 'previewSeries', 'previewClaim', 'previewApproval']
    for (const { domain, name } of commands.filter((each) => !silent.includes(each.name))) {
      const stale = staleAfter([domain, name])
      if (stale !== 'all') expect(stale, `${domain}.${name}`).toContain(domain)
      if (stale !== 'all') expect(stale, `${domain}.${name}`).toContain('administration')
    }
  })

  test('a change in a domain that nobody thought of makes everything stale', async () => {
    expect(staleAfter(['weather', 'changeWeather'])).toBe('all')
    const queries = withAnswers()
    await forget(queries, ['weather', 'changeWeather'])
    for (const domain of Object.keys(contract)) expect(isStale(queries, domain), domain).toBe(true)
  })

  test('what a change does not touch is not asked again', async () => {
    const queries = withAnswers()
    await forget(queries, ['requirements', 'makeRequirement'])
    expect(isStale(queries, 'reporting')).toBe(true)
    expect(isStale(queries, 'events')).toBe(false)
  })
})

describe('the query client', () => {
  const change = (queries: ReturnType<typeof makeQueries>, mutationFn: () => Promise<string>, onSuccess = () => {}) =>
    new MutationObserver(queries, {
      mutationKey: [['requirements', 'makeRequirement'], { type: 'mutation' }],
      mutationFn,
      onSuccess,
    })

  test('forgets by itself, before the form that made the change goes on', async () => {
    const queries = withAnswers()
    const order: unknown[] = []
    const goesOn = () => void order.push(isStale(queries, 'reporting'))
    await change(queries, async () => 'done', goesOn).mutate(undefined)
    expect(order).toEqual([true])
    expect(operationOf([['requirements', 'makeRequirement'], {}])).toEqual(['requirements', 'makeRequirement'])
  })

  test('keeps what it knows when a change was refused for what was typed', async () => {
    const queries = withAnswers()
    const refused = change(queries, () => Promise.reject(new Error('no')))
    await expect(refused.mutate(undefined)).rejects.toThrow('no')
    expect(isStale(queries, 'reporting')).toBe(false)
  })

  test('does not show an answer that was asked for before the change and comes after it', async () => {
    const queries = makeQueries()
    const answers: ((answer: string) => void)[] = []
    const queryFn = () => new Promise<string>((resolve) => void answers.push(resolve))
    const screen = new QueryObserver(queries, { queryKey: keyOf('requirements'), queryFn })
    const leave = screen.subscribe(() => {})
    const done = change(queries, async () => 'done').mutate(undefined)
    await expect.poll(() => answers.length).toBe(2)
    answers[0]?.('before')
    answers[1]?.('after')
    await done
    expect(screen.getCurrentResult().data).toBe('after')
    leave()
  })
})
