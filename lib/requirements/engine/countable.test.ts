import { describe, expect, test } from 'vitest'
import { criterionShape } from './countable'

const course = (digit: number | string) => ({
  kind: 'course',
  courseId: `01890000-0000-7000-8000-00000000000${digit}`,
})
const hours = (more: object = {}) => ({ kind: 'minutes', atLeast: 600, ...more })
const part = (more: object = {}) => ({ of: { topics: ['ethics'] }, atLeast: 120, ...more })
/** So many, two of them inside each third. */
const minimums = (all: number) =>
  Array.from({ length: Math.ceil(all / 3) }, (_, n) =>
    part({ atLeast: 12, parts: Array.from({ length: Math.min(2, all - 3 * n - 1) }, () => part({ atLeast: 1 })) }),
  )
const some = (count: number, ...of: object[]) => ({ kind: 'some', count, of })
const alone = { modes: ['self-paced'], atMost: 60 }
const live = { modes: ['in-person'] }

/** Each field that is refused, and the beginning of why. */
const problems = (criterion: object) => {
  const parsed = criterionShape.safeParse(criterion)
  return (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what cannot be counted exactly is refused where it stands, and what is next to it is taken', () => {
  const STANDS_TWICE = 'of: The same training stands in the list twice.'
  const TOO_LONG = 'of: A list with more than single trainings in it holds at most 6 entries.'
  const OTHER_WAY = 'A minimum inside a part with a limit names another way of training.'

  test.each<[string, object, string[]]>([
    ['more than the list holds', some(3, course(1), course(2)), ['count: It asks for more than the list holds.']],
    ['as many as the list holds', some(2, course(1), course(2)), []],
    ['a module twice', some(1, course(1), course(1)), [STANDS_TWICE]],
    ['seven single trainings', some(1, ...[1, 2, 3, 4, 5, 6, 7].map(course)), []],
    ['six ways, hours among them', some(1, hours(), ...[1, 2, 3, 4, 5].map(course)), []],
    ['seven ways, hours among them', some(1, hours(), ...[1, 2, 3, 4, 5, 6].map(course)), [TOO_LONG]],
    [
      'hours of fifty minutes in a list',
      some(1, hours({ hour: { minutes: 50 } }), course(1)),
      ['of: Hours that are not sixty minutes long stand alone: make them a requirement of their own.'],
    ],
    ['hours of fifty minutes alone', hours({ hour: { minutes: 50 } }), []],
    [
      'minimums above the whole',
      hours({ parts: [part({ atLeast: 400 }), part({ atLeast: 201 })] }),
      ['atLeast: The minimums together are more than the hours in all.'],
    ],
    ['minimums that make up the whole', hours({ parts: [part({ atLeast: 400 }), part({ atLeast: 200 })] }), []],
    [
      'one that may share above the whole',
      hours({ parts: [part({ atLeast: 400 }), part({ atLeast: 201, mayShare: true })] }),
      [],
    ],
    [
      'minimums inside a part above it',
      hours({ parts: [part({ parts: [part({ atLeast: 60 }), part({ atLeast: 61 })] })] }),
      ['parts.0.atLeast: The minimums inside a part are more than the part.'],
    ],
    [
      'minimums inside a part that make it up',
      hours({ parts: [part({ parts: [part({ atLeast: 60 }), part({ atLeast: 60 })] })] }),
      [],
    ],
    ['forty minimums within some months', hours({ withinMonths: 3, parts: minimums(40) }), []],
    ['any number of minimums in any time', hours({ parts: minimums(42) }), []],
    [
      'more than forty minimums within some months',
      hours({ withinMonths: 3, parts: minimums(42) }),
      ['withinMonths: Hours that must lie within some months hold at most 40 minimums.'],
    ],
    [
      'a way of training with two limits',
      hours({ caps: [alone, { ...alone, atMost: 90 }] }),
      ['caps.1.modes: Two limits name the same way of training.'],
    ],
    ['a limit on one way in a part', hours({ parts: [part({ caps: [alone] })] }), []],
    [
      'a limit on one way in a part whose minimum does not say how',
      hours({ parts: [part({ caps: [alone], parts: [part({ atLeast: 60 })] })] }),
      [`parts.0.atLeast: ${OTHER_WAY}`],
    ],
    [
      'and whose minimum is of that way',
      hours({ parts: [part({ caps: [alone], parts: [part({ atLeast: 60, of: { modes: ['self-paced'] } })] })] }),
      [`parts.0.atLeast: ${OTHER_WAY}`],
    ],
    [
      'and whose minimum is of another way',
      hours({ parts: [part({ caps: [alone], parts: [part({ atLeast: 60, of: live })] })] }),
      [],
    ],
    ['no limit, and a minimum that does not say how', hours({ parts: [part({ parts: [part({ atLeast: 60 })] })] }), []],
  ])('%s', (_, criterion, refused) => {
    expect(problems(criterion)).toEqual(refused)
  })
})
