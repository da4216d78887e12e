import { afterAll, describe, expect, test, vi } from 'vitest'
import type * as z from 'zod/mini'
import { drawn, somebody, wordsOf } from '@/e2e/support/drawn'
import type { explainedShape, summaryShape } from '@/lib/reporting/inputs'
import { api } from '../_client/api'
import { BarChart } from '../_ui/chart'
import { AttentionScreen } from './agency/_attention/attention-screen'
import { Explanation } from './agency/completion/explanation'
import { heldWords } from './agency/completion/legend'
import { PrintAll } from './agency/completion/print-all'
import { ColumnChoices } from './agency/roster/column-choices'
import { ReadAs } from './agency/roster/files/[file]/read-as'
import { tableOf } from './agency/roster/header-line'
import type { Batch } from './agency/roster/kinds'

// Drawn as in a browser past its first drawing.
const store = vi.hoisted(() => {
  // Files share what they have loaded: here it is loaded anew, with this React, and again by who comes after.
  vi.resetModules()
  return { useSyncExternalStore: (_: unknown, now: () => unknown) => now() }
})
vi.mock('react', async (original) => ({ ...(await original<object>()), ...store }))
afterAll(() => vi.resetModules())
const me = [api.identity.getMe.queryKey(), somebody] as const
const to = (path: string) => path

describe('the first screen of a coordinator', () => {
  const summary: z.infer<typeof summaryShape> = {
    ...{ agencyName: 'Marlow Bay', asOf: '2026-11-27', today: '2026-11-27', people: 12, requirements: 2 },
    counts: { overdue: 1, due30: 0, due60: 0, due90: 0, notCleared: 0, upToDate: 11 },
    ...{ overdueTrainings: 1, beginsOn: '2020-03-01' },
  }
  const screen = (answer: typeof summary, asOf?: string) => {
    const key = api.reporting.completionSummary.queryKey({ input: { agencyId: 'bay', asOf } })
    return drawn(<AttentionScreen />, { query: asOf ? `as-of=${asOf}` : '', known: [me, [key, answer]] })
  }

  test('says on paper whose it is and of which day', () => {
    const paper = /<p class="at-print">(.*?)<\/p>/.exec(screen(summary))?.[1] ?? ''
    expect(wordsOf(paper)).toBe('Marlow Bay, as of Friday, November 27, 2026')
  })

  test('of a day before the record says how far back it reaches, and leads there and to today', () => {
    const empty = { ...summary, people: 0, asOf: '2019-05-01' }
    const said = screen(empty, '2019-05-01')
    expect(wordsOf(said)).toContain('The record does not reach back so far')
    expect(said).toContain('href="/agency?as-of=2020-03-01&amp;agency=bay"')
    expect(wordsOf(said)).not.toContain('Load a roster')
  })

  test('of an agency without anybody leads to the roster', () => {
    expect(wordsOf(screen({ ...summary, people: 0, beginsOn: null }))).toContain('Begin with the roster')
  })
})

describe('the completion table on paper', () => {
  test('holds everybody, and says so where it does not', () => {
    expect(heldWords(60, 60)).toBe('')
    expect(heldWords(25, 1200)).toBe(' This sheet holds the first 25 of 1,200.')
  })

  test('is printed whole up to a thousand people, and the button says where it is not', () => {
    const query = {
      data: undefined,
      hasNextPage: true,
      isFetching: false,
      isError: false,
      fetchNextPage: async () => {},
    }
    expect(wordsOf(drawn(<PrintAll query={query} total={60} />))).toBe('Print')
    expect(wordsOf(drawn(<PrintAll query={query} total={1200} />))).toBe('Print the first 1,000')
  })
})

describe('how a status was worked out', () => {
  const told: z.infer<typeof explainedShape> = {
    ...{ agencyName: 'Marlow Bay', asOf: '2026-11-27', today: '2026-11-27', personId: 'p', requirementId: 'r' },
    ...{
      givenName: 'Rosa',
      familyName: 'Delgado',
      position: 'Officer',
      unitName: 'Patrol',
      email: null,
      known: null,
      waits: null,
    },
    ...{ requirementName: 'Trafficking response', courseSlug: 'ht', courseTitle: 'Human trafficking' },
    status: { kind: 'overdue', days: 15, dueOn: '2026-11-12', satisfiedOn: null, validUntil: null, waived: false },
    explanation: {
      ...{ sentence: 'Nothing had counted by November 12, 2026.', rule: 'Version 2 of the rule (ORS 181A.470).' },
      steps: [
        { heading: 'The rule', text: 'Once, within 90 days.', notes: [] },
        { heading: 'What counted', text: '', notes: ['Nothing.'] },
      ],
      progress: null,
      difference: null,
    },
  }
  const asked = { who: '', unit: '', requirement: '', priority: '', status: '', asOf: '', explain: 'p~r' }
  const [agency] = somebody.looksAfter
  const input = { agencyId: 'bay', personId: 'p', requirementId: 'r', asOf: undefined }
  const known = [[api.reporting.explainStatus.queryKey({ input }), told]] as const
  const sheet = agency
    ? wordsOf(drawn(<Explanation agency={agency} asked={asked} to={to} onClose={() => {}} />, { known }))
    : ''

  test('keeps its words apart', () => {
    expect(sheet).toContain('Overdue by 15 days as of November 27, 2026')
    expect(sheet).toContain('Officer, Patrol')
  })

  test('gives the source of the rule once, with the rule', () => {
    expect(sheet.split('ORS 181A.470')).toHaveLength(2)
    expect(sheet).toContain('Once, within 90 days. Version 2 of the rule (ORS 181A.470).')
  })
})

describe('a roster file', () => {
  const table = tableOf('Badge,First name,Last name,Shoe size\n77,Ada,Reyes,39\n')

  test('shows openly each column that is left out, with the choice to say what it is', () => {
    const choices = drawn(<ColumnChoices table={table} corrections={{}} error={undefined} onChange={() => {}} />)
    const [open = '', folded = ''] = choices.split('<details')
    expect(wordsOf(open)).toContain('1 column left out: say what each is, or leave it so')
    expect(open).toContain('“Shoe size” is')
    expect(folded).toContain('“Last name” is')
  })

  test('says again before the load what of it is not loaded, and what was taken for granted', () => {
    const batch = {
      columns: [
        { header: 'Badge', field: 'employeeNumber' },
        { header: 'Shoe size', field: null },
      ],
      assumedEmployment: 'sworn',
    } as unknown as Batch
    const said = drawn(<ReadAs batch={batch} to={to} />)
    expect(wordsOf(said)).toContain('1 column of the file is left out What stands under “Shoe size” is not loaded.')
    expect(wordsOf(said)).toContain('Where the file does not say it, new people count as sworn')
    // Notes keep their distance from the figures above them.
    expect(said.match(/at-section/g)).toHaveLength(2)
  })
})

test('a bar stands under its whole name, never beside or over it', () => {
  const label = 'Community engagement and youth services'
  const chart = drawn(
    <BarChart caption="Overdue" head={{ label: 'Unit', value: 'Overdue' }} marks={[{ label, value: 3 }]} />,
  )
  const [name, bar] = [/<text x="0" y="(\d+)">([^<]+)</.exec(chart), /<rect[^>]*y="(\d+)"/.exec(chart)]
  expect(name?.[2]).toBe(label)
  expect(Number(name?.[1])).toBeLessThan(Number(bar?.[1]))
})
