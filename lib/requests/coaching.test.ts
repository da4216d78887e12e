import { describe, expect, test } from 'vitest'
import { type CoachingPlan, maySettle, nextSession, planProblems, reachedBy } from './coaching'

const goal = {
  id: 'g',
  text: 'A referral list',
  state: 'reached',
  settledOn: '2027-02-01',
  reached: '14 places',
} as const
const session = { id: 's', on: '2027-01-20', minutes: 90, state: 'held' } as const
const plan: CoachingPlan = { goals: [goal], sessions: [session], summary: 'The list is kept by two people.' }
const empty: CoachingPlan = { goals: [], sessions: [], summary: '' }

describe('a coaching plan', () => {
  test('begins with a goal and a session', () => {
    expect(planProblems(empty, 'schedule')).toEqual(['no-goal', 'no-session'])
    expect(planProblems(plan, 'schedule')).toEqual([])
  })

  test('is done when a session was held and nothing is open', () => {
    const open: CoachingPlan = {
      ...plan,
      goals: [goal, { ...goal, state: 'open', settledOn: null }],
      sessions: [
        { ...session, state: 'missed' },
        { ...session, state: 'planned' },
      ],
    }
    expect(planProblems(open, 'deliver')).toEqual(['nothing-held', 'goals-open', 'sessions-open'])
    expect(planProblems(plan, 'deliver')).toEqual([])
  })

  test('is closed with a summary for the organization', () => {
    expect(planProblems({ ...plan, summary: ' ' }, 'close')).toEqual(['no-summary'])
    expect(planProblems(plan, 'close')).toEqual([])
  })

  test('asks nothing for other steps', () => {
    expect(planProblems(empty, 'accept')).toEqual([])
  })

  test('settles a session from its day on, once', () => {
    expect(maySettle({ ...session, state: 'planned' }, '2027-01-19')).toBe(false)
    expect(maySettle({ ...session, state: 'planned' }, '2027-01-20')).toBe(true)
    expect(maySettle(session, '2027-01-20')).toBe(false)
  })

  test('goes on with the earliest session that is not settled', () => {
    const planned = ['2027-03-01', '2027-02-01'].map((on) => ({ ...session, on, state: 'planned' as const }))
    expect(nextSession({ ...plan, sessions: [session, ...planned] })?.on).toBe('2027-02-01')
    expect(nextSession(plan)).toBeNull()
  })

  test('counts what was reached, and only sessions that were held', () => {
    const sessions = [session, { ...session, state: 'missed' as const }]
    expect(reachedBy({ ...plan, goals: [goal, { ...goal, state: 'dropped' }], sessions })).toEqual({
      reached: 1,
      'partly-reached': 0,
      dropped: 1,
      sessions: 1,
      minutes: 90,
    })
  })
})
