/**
 * What somebody typed where a number is asked for, and that is none: JSON would make nothing of it, and nothing is often an
 * answer ("as many as come"). It goes as a word, which the schema refuses in its own.
 */
export function withNumbersSaid(input: unknown): unknown {
  if (typeof input === 'number' && Number.isNaN(input)) return 'not a number'
  if (Array.isArray(input)) return input.map(withNumbersSaid)
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([name, each]) => [name, withNumbersSaid(each)]))
}
