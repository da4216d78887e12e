import { describe, expect, test } from 'vitest'
import { inWords } from '@/lib/platform/in-words'
import { locales } from '@/lib/platform/locales'
import { requestKinds, requestStates } from './kinds'
import { standingTexts } from './messages'
import { planFor } from './planner'
import { ageOf } from './service-levels'
import { type Stand, whereItStands } from './standing'
import { startingPlanRules, startingServiceLevels } from './starting-rules'

const [rules] = startingPlanRules
const [levels] = startingServiceLevels
if (!rules || !levels) throw new Error('The product comes with rules.')
const say = inWords(standingTexts, 'en')
const wish = { wishedOn: '2027-04-14', days: 1, people: 30, sentOn: '2026-11-25' }

function standing(given: Partial<Stand>, today = '2026-11-27', locale: (typeof locales)[number] = 'en'): string {
  const state = given.state ?? 'submitted'
  const waiting = { state, sentOn: '2026-11-25', answeredOn: null, decidedOn: null }
  const stand: Stand = {
    kind: 'training',
    state,
    since: '2026-11-25',
    sentOn: '2026-11-25',
    age: ageOf(levels as NonNullable<typeof levels>, waiting, today),
    plan: planFor(rules as NonNullable<typeof rules>, wish, today),
    on: '2027-04-14',
    lastOn: '2027-04-14',
    sessionOn: null,
    ...given,
  }
  return whereItStands(locale === 'en' ? say : inWords(standingTexts, locale), stand, today)
}

describe('where it stands and what is next', () => {
  test('is one whole sentence in every state, kind and language', () => {
    for (const kind of requestKinds)
      for (const state of requestStates)
        for (const locale of locales)
          expect(standing({ kind, state }, '2026-11-27', locale)).toMatch(/^\p{Lu}[^{}]{20,}\.$/u)
  })

  test('names the day by which we answer, and owns that it is over', () => {
    expect(standing({})).toBe(
      'We have had your request since November 25, 2026, and you hear from us by December 1, 2026.',
    )
    expect(standing({}, '2026-12-02')).toContain('should have answered by December 1, 2026')
  })

  test('of a draft is the last day to send it, or the earliest that is possible', () => {
    const draft = (today: string) =>
      standing(
        { state: 'draft', plan: planFor(rules as NonNullable<typeof rules>, { ...wish, sentOn: null }, today) },
        today,
      )
    expect(draft('2026-11-27')).toContain('send it by November 30, 2026')
    expect(draft('2026-12-01')).toContain('April 15, 2027 is the earliest')
  })

  test('of a scheduled training is what its host does next, and since when that is late', () => {
    expect(standing({ state: 'scheduled' })).toBe(
      'The training is planned for April 14, 2027, and next it is for you to have the room confirmed by January 14, 2027.',
    )
    expect(standing({ state: 'scheduled' }, '2027-01-20')).toContain(
      'since January 14, 2027 it is late for you to have the room',
    )
    expect(standing({ state: 'scheduled' }, '2027-04-15')).toContain('next we record who attended')
  })

  test('of a coaching is its next session', () => {
    expect(standing({ kind: 'coaching', state: 'scheduled', plan: null, sessionOn: '2027-01-20' })).toContain(
      'the next session is on January 20, 2027',
    )
  })
})
