/** What is said of an input where its schema says nothing itself: a sentence instead of the library's "Invalid input". */
import * as z from 'zod/mini'

type Issue = { code?: string | undefined; input?: unknown; expected?: unknown }

export function refusal({ code, input, expected }: Issue): string | undefined {
  if (code === 'invalid_type') {
    if (input === undefined || input === null || input === '') return 'This is missing. Fill it in.'
    if (expected === 'number' || expected === 'int') return 'Write a number.'
    if (expected === 'boolean') return 'Say yes or no.'
    return 'This is not what is asked for here. Write it again.'
  }
  if (code === 'invalid_value') return 'Choose one from the list.'
  if (code === 'unrecognized_keys') return 'Something was sent that is not asked for.'
  if (code === 'too_big') return 'This is too much. Write less, or a smaller number.'
  if (code === 'too_small') return 'This is too little. Write more, or a larger number.'
  return 'This is not right yet. Check it and write it again.'
}

z.config({ customError: (issue) => refusal(issue as Issue) })
