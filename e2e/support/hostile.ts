/** Inputs made from an operation's own schema, with values in them that have broken programs before. Same seed, same inputs. */

/** A part of what JSON Schema says; the rest narrows what is sent anyway. */
export type Schema = {
  type?: string | string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  minimum?: number
  maximum?: number
  $ref?: string
  $defs?: Record<string, Schema>
}

/** Real things that a made-up input may name, so that it comes further than the first check. */
export type Known = { ids: readonly string[]; words: readonly string[]; emails: readonly string[] }

export type Random = {
  below: (end: number) => number
  chance: (part: number) => boolean
  pick: <T>(from: readonly T[]) => T
}

/** Mulberry32: small, quick, the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    chance: (part) => next() < part,
    pick: (from) => {
      if (from.length === 0) throw new Error('There is nothing to pick from.')
      return from[below(from.length)] as (typeof from)[number]
    },
  }
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = wrap(value)
  return value
}

const TEXTS: readonly string[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', 'a\ud800b', '\u202eevil', '\u200b\u2060', '\ufeff', '\r\n.\r\n'],
  ...[
    "'; drop table people; --",
    '%',
    '%00',
    '\\',
    '_',
    '$1',
    `\${7*7}`,
    '{{7*7}}',
    '<script>alert(1)</script>',
    '=1+1',
  ],
  ...['../../../etc/passwd', '__proto__', 'constructor', 'toString', 'null', 'undefined', 'true', 'NaN', 'Infinity'],
  ...['-1', '-0', '0', '1.5', '1e309', '9'.repeat(400), '9223372036854775808', '0x10', '١٢٣'],
  ...[
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '10000-01-01',
    '-271821-04-20',
    '+275760-09-13',
    '2026-02-30',
    '2026-13-01',
  ],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '2026-11-26T25:00:00Z', '2026-11-26T00:00:00+99:99'],
  ...['2026-03-08T02:30', '0000-00', '2026-00', '9999-12', '00:00', '24:00', '99:99'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '00000000-0000-7000-8000-00000000000g',
  ],
  ...['a@b', 'a@b.example\nBcc: c@d.example', `${'a'.repeat(400)}@b.example`, '"a b"@c.example', 'ä@ö.example'],
  ...[
    'A'.repeat(100_000),
    `e${'\u0301'.repeat(5000)}`,
    '\ufdfa'.repeat(2000),
    '👩‍👩‍👧‍👦'.repeat(500),
    `${'a'.repeat(60)}!`,
    '('.repeat(3000),
  ],
  ...['eyJ9', 'W10=', 'e30', 'eyJhIjoxfQ', '////', 'eyJhZnRlciI6WyIwMDAwLTAxLTAxIiwiXHUwMDAwIl19'],
]

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [null], [[]]],
  JSON.parse('{"__proto__":{"kind":"system"}}'),
  JSON.parse('{"constructor":{"prototype":{"kind":"system"}}}'),
  nested(800, (inner) => [inner]),
  nested(800, (inner) => ({ all: inner })),
  Array.from({ length: 5000 }, (_, number) => number),
  Array.from({ length: 2000 }, (_, number) => `word ${number}`),
]

export const hostileText = (random: Random): string => random.pick(TEXTS)
export const hostileValue = (random: Random): unknown =>
  random.chance(0.7) ? hostileText(random) : random.pick(VALUES)

/** An input as the schema describes it, as far as the schema says; now and then a part of it is hostile. */
export function inputOf(schema: Schema, known: Known, random: Random): unknown {
  return make(schema, { known, random, all: schema.$defs ?? {}, depth: 0 })
}

type Making = { known: Known; random: Random; all: Record<string, Schema>; depth: number }

function make(schema: Schema, making: Making): unknown {
  const { random, all, depth } = making
  if (depth > 8) return null
  const inside = { ...making, depth: depth + 1 }
  if (schema.$ref) return make(all[schema.$ref.split('/').pop() ?? ''] ?? {}, inside)
  if ('const' in schema) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return make(random.pick(choices), inside)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => make(part, inside)))
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type
  if (type === 'object' || schema.properties) return makeObject(schema, inside)
  if (type === 'array') return Array.from({ length: random.below(4) }, () => make(schema.items ?? {}, inside))
  if (type === 'integer' || type === 'number') return makeNumber(schema, random)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'null') return null
  return type === 'string' ? makeText(schema, making) : hostileValue(random)
}

function makeObject({ properties = {}, required = [] }: Schema, making: Making): Record<string, unknown> {
  const { random } = making
  const kept = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.4))
  return Object.fromEntries(kept.map(([key, part]) => [key, make(part, making)]))
}

function makeNumber({ minimum = 0, maximum = 100 }: Schema, random: Random): number {
  if (random.chance(0.2)) return random.pick([minimum, maximum])
  return minimum + random.below(Math.min(maximum - minimum, 1000) + 1)
}

function makeText({ format }: Schema, { known, random }: Making): string {
  if (random.chance(0.1)) return hostileText(random)
  if (format === 'uuid' || format === 'guid') return random.pick(known.ids)
  if (format === 'email') return random.pick(known.emails)
  if (format === 'date') return random.pick(['2026-01-05', '2026-11-26', '2027-02-28', '1900-01-01', '2199-12-31'])
  if (format === 'date-time')
    return random.pick(['2026-11-26T12:00:00Z', '1900-01-01T00:00:00Z', '2199-12-31T23:59:59Z'])
  return random.pick(known.words)
}

type Step = string | number
type Path = readonly Step[]

/** Every place in a value that holds something which is not itself a list or an object. */
export function placesIn(value: unknown, at: Path = []): { path: Path; value: unknown }[] {
  if (at.length > 6) return []
  if (Array.isArray(value)) return value.flatMap((item, place) => placesIn(item, [...at, place]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]))
  return [{ path: at, value }]
}

/** The value with another one at that place; lists and objects on the way are made where they are missing. */
export function withAt(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  const inner = (whole as Record<Step, unknown> | null | undefined)?.[step]
  if (Array.isArray(whole)) return whole.map((item, place) => (place === step ? withAt(item, rest, value) : item))
  return { ...(whole as object | null), [step]: withAt(inner, rest, value) }
}

/** The input with one of its places made hostile, seldom more, or with something in it that nobody asked for. */
export function spoil(input: unknown, random: Random): unknown {
  if (random.chance(0.03)) return hostileValue(random)
  let spoiled = input
  for (let more = random.pick([1, 1, 1, 2, 3]); more > 0; more -= 1) {
    const places = placesIn(spoiled)
    const { path } = places.length > 0 ? random.pick(places) : { path: ['extra'] }
    spoiled = withAt(spoiled, random.chance(0.1) ? [...path.slice(0, -1), '__proto__'] : path, hostileValue(random))
  }
  return spoiled
}
