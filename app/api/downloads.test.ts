/** Files of the API say in its document what may stand in their addresses. */
import { expect, test } from 'vitest'
import { openApi } from './_document'
import { downloads } from './_operations/downloads'

/** An answer that takes the query reads it. */
const reading = downloads.filter(({ answer }) => answer.length > 2)

test('the list of files that read a query is not empty', () => {
  expect(reading.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/people/me/transcript.pdf', '/agencies/{agencyId}/reports/completion.csv']),
  )
})

test.each(downloads.map((each) => [each.path, each] as const))('%s names its parameters', async (path, each) => {
  const { paths } = await openApi()
  const named = (where: string) =>
    (paths[path]?.get?.parameters ?? []).filter((it) => it.in === where).map(({ name }) => name)
  expect(named('path')).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  expect(named('query').length > 0).toBe(reading.includes(each))
})

test('a record as a document may be asked for in part', async () => {
  const { paths } = await openApi()
  const parameters = paths['/people/me/transcript.pdf']?.get?.parameters ?? []
  expect(parameters.map(({ name, required }) => [name, required ?? false])).toEqual([
    ...['from', 'to', 'topic', 'mode', 'priority', 'agencyId'].map((name) => [name, false]),
  ])
})
