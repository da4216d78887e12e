import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { dayText, textLine } from './text'
import { holds, isAskedAnyway, whole } from './whole'

const LATE = 'It ends before it begins.'
const shape = z
  .object({
    name: textLine({ most: 20, missing: 'Name it.' }),
    kind: z.enum(['known', 'other'], 'Choose the kind.'),
    called: z._default(z.nullable(z.string()), null),
    from: dayText('Choose the first day.'),
    to: dayText('Choose the last day.'),
    people: z.int('Give a whole number.'),
    parts: z._default(z.array(z.object({ label: textLine({ most: 5 }), minutes: z.int() })), []),
  })
  .check(
    holds(({ kind, called }) => kind !== 'other' || called !== null, { path: ['called'], message: 'Say what it is.' }),
    whole(({ parts }) =>
      [...parts.keys()].map(
        (i) => () => parts[i]?.minutes === 0 && { field: `parts.${i}.minutes`, message: 'More than nothing.' },
      ),
    ),
    holds(({ from, to }) => from <= to, { path: ['to'], message: LATE }),
  )
const right = { name: 'A', kind: 'known', from: '2026-01-01', to: '2026-01-02', people: 3 }
const refused = (given: object) =>
  Object.fromEntries(
    (shape.safeParse({ ...right, ...given }).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]),
  )

test('what is right is taken as it is', () => {
  expect(shape.parse(right)).toEqual({ ...right, called: null, parts: [] })
})

test('what is wrong between fields is said beside what is wrong in them', () => {
  expect(refused({ name: '', kind: 'other' })).toEqual({ name: 'Name it.', called: 'Say what it is.' })
  expect(refused({ name: '', to: '2025-12-31' })).toEqual({ name: 'Name it.', to: LATE })
})

test('also where the library would stop: at a half where a number is whole, and at what is no day', () => {
  expect(refused({ people: 1.5, kind: 'other' })).toEqual({ people: 'Give a whole number.', called: 'Say what it is.' })
  expect(refused({ from: 'soon', kind: 'other' })).toEqual({ from: 'Choose the first day.', called: 'Say what it is.' })
})

test('nothing is said that would follow from what was refused', () => {
  expect(refused({ from: '2026-99-99', to: '2026-01-01' })).toEqual({ from: 'Choose the first day.' })
  expect(refused({ kind: 'strange' })).toEqual({ kind: 'Choose the kind.' })
})

test('of a list, those parts are asked that are right', () => {
  const parts = [
    { label: 'much too long', minutes: 0 },
    { label: 'b', minutes: 'x' },
    { label: 'c', minutes: 0 },
  ]
  expect(Object.keys(refused({ parts })).sort()).toEqual([
    'parts.0.label',
    'parts.0.minutes',
    'parts.1.minutes',
    'parts.2.minutes',
  ])
})

test('one question that fails otherwise than by a refused field is a fault, and says so', () => {
  const faulty = z.object({ a: z.string() }).check(
    whole(() => [
      () => {
        throw new TypeError('a fault')
      },
    ]),
  )
  expect(() => faulty.parse({ a: '' })).toThrow('a fault')
})

test('what is no object is refused as such', () => {
  for (const given of [null, 'text', 7, []]) expect(shape.safeParse(given).error?.issues).toHaveLength(1)
})

type Schema = { _zod: { def: Record<string, unknown> & { checks?: z.core.$ZodCheck<never>[]; shape?: object } } }
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && '_zod' in value

/** A schema and those inside it, each once. */
function* inside(schema: Schema, seen: Set<Schema>): Generator<Schema> {
  if (seen.has(schema)) return
  seen.add(schema)
  yield schema
  const { checks: _, ...def } = schema._zod.def
  for (const part of Object.values({ ...def, ...def.shape }).flat()) if (isSchema(part)) yield* inside(part, seen)
}

const isOfThings = ({ _zod }: Schema) => _zod.def.type === 'object' || _zod.def.discriminator !== undefined
const askedOnlyWhenRight = (schema: Schema) =>
  isOfThings(schema) && (schema._zod.def.checks ?? []).some((check) => !isAskedAnyway(check))

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(inputs|fields|content|criterion|narrowing|limits|facts|given)\.ts$/.test(file),
)

test('no shape of what comes in refuses in two passes: all that it says of its fields together is asked anyway', async () => {
  const [seen, found] = [new Set<Schema>(), new Map<string, number>()]
  let asked = 0
  for (const file of files) {
    const exported: Record<string, unknown> = await import(path.resolve('lib', file))
    for (const [name, value] of Object.entries(exported).filter(([, each]) => isSchema(each)))
      for (const schema of inside(value as Schema, seen)) {
        if (isOfThings(schema)) asked += (schema._zod.def.checks ?? []).length
        if (askedOnlyWhenRight(schema)) found.set(`${file}: ${name}`, 1)
      }
  }
  expect([...found.keys()]).toEqual([])
  expect(asked).toBeGreaterThan(40)
})

const OTHER = 'Say what it is called.'
const certification = { agencyId: 'a', key: 'k', kind: 'other', state: null, issuer: '', issuedOn: '' }
test.each([
  ['certifications/inputs', 'enterCertificationInput', certification, 'name', OTHER],
  ['requirements/inputs', 'previewRequirementInput', { population: 'unit', name: '' }, 'unitId', 'Choose the unit.'],
  ['requirements/reliefs/inputs', 'reliefInput', { kind: 'extension' }, 'newDueOn', 'Give the new last day.'],
  ['task-forces/inputs', 'awardFields', { number: '' }, 'holderName', 'Say who holds the award.'],
  ['events/inputs', 'returnEventInput', { madeFrom: 7 }, 'reason', /without asking/],
])('%s: %s names what goes with a choice beside what is missing', async (file, name, given, field, says) => {
  const { [name]: schema } = (await import(path.resolve('lib', `${file}.ts`))) as Record<string, z.ZodMiniType>
  const issues = schema?.safeParse(given).error?.issues ?? []
  expect(issues.length).toBeGreaterThan(1)
  expect(issues.find((issue) => issue.path.join('.') === field)?.message).toMatch(says)
})
