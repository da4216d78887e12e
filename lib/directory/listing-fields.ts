/** A listing as its form holds it, and what makes one complete. */
import * as z from 'zod/mini'
import type { FieldProblem } from '@/lib/platform/errors'
import { stateCodes, stateName } from '@/lib/platform/states'
import { dayText, textBlock, textLine, thingName } from '@/lib/platform/text'
import { whole } from '@/lib/platform/whole'
import { statesOfZip } from '@/lib/platform/zip-states'
import { isFiveDigits, knownWebAddress, phoneAsKept } from './contact-text'
import { listingKinds } from './fields'
import { isShelter, safetyProblems } from './safety'

const line = (most: number) => z._default(textLine({ most }), '')
const block = (most: number) => z._default(textBlock({ most }), '')
const ids = z._default(
  z
    .array(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'Choose from the list.')))
    .check(z.maxLength(60, 'At most 60.')),
  [],
)
export const phone = z._default(
  z
    .string()
    .check(
      z.overwrite(phoneAsKept),
      z.regex(
        /^$|^\d{3}-\d{3}-\d{4}( x\d{1,6})?$|^\d{3,6}$/,
        'Give ten digits, for example 555-010-0142, or a short code.',
      ),
    ),
  '',
)
export const web = (missing: string) =>
  z._default(
    z.string().check(
      z.overwrite(knownWebAddress),
      z.maxLength(500, 'At most 500 characters.'),
      z.refine((url) => url === '' || /^https?:\/\/[^\s\\@/]+\.[^\s\\@]+$/.test(url), missing),
    ),
    '',
  )
export const state = z.string().check(z.refine((code) => stateCodes.includes(code), 'Choose a state or territory.'))

/** Counties beside a city that has their name and is no part of them. */
const BESIDE_CITY = /^(?:MD Baltimore|MO (?:St\.?|Saint) Louis|VA (?:Fairfax|Franklin|Richmond|Roanoke)) county$/i
/** A county is kept by its name alone, unless that might be a city. */
const withoutKind = (text: string) =>
  BESIDE_CITY.test(text) ? text : text.replace(/ (county|parish|borough|municipio|census area)$/i, '')

/** The code of a state and a name without a number. */
const isCounty = (text: string): boolean => /^[A-Z]{2} \D+$/.test(text) && stateCodes.includes(text.slice(0, 2))
export const county = textLine({ most: 60 }).check(
  z.overwrite(withoutKind),
  z.refine(isCounty, 'Write each county as CA Contra Costa.'),
)

const shape = {
  kind: z.enum(listingKinds, 'Choose a kind of listing.'),
  name: thingName('the name', 160),
  summary: textBlock({ most: 600, missing: 'Say in one or two sentences what they do.', least: 10 }),
  whom: block(600),
  victimizationIds: ids,
  serviceIds: ids,
  populationIds: ids,
  languageIds: ids,
  interpreter: z._default(z.boolean(), false),
  isNationwide: z._default(z.boolean(), false),
  servedStates: z._default(z.array(state).check(z.maxLength(60)), []),
  /** State and county, as `CA Contra Costa`. */
  servedCounties: z._default(
    z.array(county).check(z.maxLength(100, 'At most 100 counties: choose the whole state, or say it in words.')),
    [],
  ),
  servedWords: line(300),
  isShelter: z._default(z.boolean(), false),
  city: line(100).check(z.regex(/^\D*$/, 'Give the city alone, without a number.')),
  state: z._default(
    z.string().check(z.refine((code) => code === '' || stateCodes.includes(code), 'Choose a state or territory.')),
    '',
  ),
  postalCode: z._default(
    z.string().check(
      z.trim(),
      z.refine((zip) => zip === '' || isFiveDigits(zip), 'Give five digits, for example 93999.'),
    ),
    '',
  ),
  phone,
  textNumber: phone,
  url: web('Give the full address of the page, for example https://harborlight.example.'),
  hours: line(120),
  sourceName: textLine({ most: 200, missing: 'Say where this comes from: their own page, a call, a letter.' }),
  sourceUrl: web('Give the full address of the page, or leave it empty.'),
  sourceSeenOn: z._default(z.union([z.literal(''), dayText()], 'Write the day as 2026-11-22.'), ''),
}

/** Where it is found by a ZIP code: what a moderator adds to a suggestion that knows neither. */
export const foundBy = { postalCode: shape.postalCode, servedCounties: shape.servedCounties }

/** The shape alone, for answers: what is kept was checked when it was sent. */
export const listingForm = z.object(shape)
export type ListingFields = z.infer<typeof listingForm>

/** A complete listing, as it may be sent. */
export const listingFields = listingForm.check(whole<ListingFields>((fields) => fieldQuestions(fields)))

/** What is wrong between the fields of a listing, and what must not stand in its texts. */
export const fieldProblems = (fields: ListingFields) => fieldQuestions(fields).flatMap((ask) => ask())

function fieldQuestions(fields: ListingFields): readonly (() => readonly FieldProblem[])[] {
  const problem = (field: keyof ListingFields, message: string) => [{ field, message }]
  return [
    () =>
      fields.state || fields.isNationwide
        ? []
        : problem('state', 'Choose the state it lies in, or say that it serves the whole country.'),
    () =>
      fields.phone || fields.url || fields.textNumber
        ? []
        : problem('phone', 'Give a number or a page: people must be able to reach them.'),
    () => {
      const states = statesOfZip(fields.postalCode)
      if (!fields.postalCode || !fields.state || states.length === 0 || states.includes(fields.state)) return []
      return problem('postalCode', `This ZIP code lies in ${stateName(states[0] ?? '')}. Check the code and the state.`)
    },
    () => (fields.postalCode && !fields.state ? problem('state', 'Choose the state of the ZIP code.') : []),
    ...shownTexts.map(
      (field) => () => safetyProblems({ [field]: [fields[field]].flat().join('; ') }, isShelter(fields)),
    ),
  ]
}
const shownTexts = [
  ...(['name', 'summary', 'whom', 'servedCounties', 'servedWords'] as const),
  ...(['city', 'hours', 'url', 'sourceName', 'sourceUrl'] as const),
]

/** What the form calls its fields, for sentences about them. */
export const listingFieldNames: Record<keyof ListingFields, string> = {
  kind: 'kind',
  name: 'name',
  summary: 'what they do',
  whom: 'whom they help',
  victimizationIds: 'crimes',
  serviceIds: 'help',
  populationIds: 'people',
  languageIds: 'languages',
  interpreter: 'interpreter',
  isNationwide: 'nationwide',
  servedStates: 'states served',
  servedCounties: 'counties served',
  servedWords: 'area in words',
  isShelter: 'whether people stay there',
  city: 'city',
  state: 'state',
  postalCode: 'ZIP code',
  phone: 'phone',
  textNumber: 'text number',
  url: 'web page',
  hours: 'hours',
  sourceName: 'source',
  sourceUrl: 'page of the source',
  sourceSeenOn: 'day the source was read',
}
