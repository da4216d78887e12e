/** Turns what a schema found into a sentence for the author of a module. */
import type * as z from 'zod/mini'

type Issue = z.core.$ZodRawIssue

/** The error map for reading a module; a message written in a schema itself stays as it is. */
export function explain(issue: Issue): string {
  const name = nameOf(issue.path ?? [])
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `${name} is missing.` : `${name} should be ${kindOf(issue.expected)}.`
    case 'unrecognized_keys':
      return `Nothing here is called ${issue.keys.map((key) => `“${key}”`).join(' or ')}. Check the spelling, or remove it.`
    case 'too_small':
      return `${name} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'short' : 'small'}: ${amount(issue.minimum, issue.origin)} or more.`
    case 'too_big':
      return `${name} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'long' : 'large'}: ${amount(issue.maximum, issue.origin)} or fewer.`
    case 'invalid_value':
      return `${name} should be one of: ${issue.values.join(', ')}.`
    case 'invalid_key':
      return issue.issues[0]?.message ?? `${name} cannot be used as a name here.`
    default:
      return `${name} is not written in the right form.`
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  const named = path.findLast((part) => typeof part === 'string')
  const place = path.at(-1)
  if (named === undefined) return 'This'
  return typeof place === 'number' ? `Entry ${place + 1} of “${named}”` : `“${named}”`
}

function kindOf(expected: string): string {
  const words: Record<string, string> = {
    string: 'words (put “quotes” around it if it looks like a number)',
    number: 'a whole number',
    int: 'a whole number',
    array: 'a list, one “- ” line for each',
    object: 'a group of “name: value” lines',
  }
  return words[expected] ?? expected
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters`
  return origin === 'array' ? `${limit} entries` : `${limit}`
}
