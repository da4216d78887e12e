import { describe, expect, test } from 'vitest'
import type { ReliefKind } from '../reliefs/inputs'
import { reliefNotes, reliefWords } from './relief-words'

const days = { from: '2026-11-01', untilOn: '2026-12-01', dueOn: '2026-11-20', newDueOn: '2026-12-31' }
const kinds: readonly ReliefKind[] = ['waiver', 'extension', 'exemption', 'leave']

describe('what was decided', () => {
  test.each([
    ['Surgery.', 'Letter of March 3', '“Surgery.” Shown: “Letter of March 3”.'],
    ['On the range', null, '“On the range”.'],
  ])('is quoted with one full stop: %s', (why, evidence, words) => {
    const decided = { on: '2026-11-20', by: 'Dana Whitfield', why, evidence }
    const waived = { kind: 'waiver' as const, from: '2026-11-20', decided }
    const notes = reliefNotes({ waived } as Parameters<typeof reliefNotes>[0])
    expect(notes).toEqual([`Waived on November 20, 2026. Decided by Dana Whitfield on November 20, 2026: ${words}`])
  })
})

describe('what a relief does', () => {
  test('is said of one that was granted', () => {
    const words = kinds.map((kind) => reliefWords({ kind, state: 'granted', ...days }))
    expect(words).toEqual([
      'What was due by November 20, 2026 is waived.',
      'The last day moves from November 20, 2026 to December 31, 2026.',
      'Not required from November 1, 2026 until December 1, 2026.',
      'On leave from November 1, 2026; back on December 1, 2026.',
    ])
  })

  test('is never said as done of one that waits or was declined', () => {
    const asked = { waiting: /^It asks /, declined: /^It asked / }
    for (const state of ['waiting', 'declined'] as const)
      for (const kind of kinds) {
        expect(reliefWords({ kind, state, ...days })).toMatch(asked[state])
        expect(reliefWords({ kind, state, ...days, dueOn: null, untilOn: null })).toMatch(asked[state])
      }
  })
})
