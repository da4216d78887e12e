/**
 * What every row of the reference files goes through on its way to a suggestion: only what was read stays. A cell that
 * somebody recalled is left out, and a row that would send people to nobody, or to the wrong one, is refused with its reason.
 */
import { type Confidence, confidences, type ListingKind } from '@/lib/directory/fields'
import { isShelter, safetyProblems } from '@/lib/directory/safety'
import { stateName, stateNames } from '@/lib/platform/states'
import { cleanLine } from '@/lib/platform/text'
import { pageAddress, phoneProblem } from './contacts'

export type ReferenceRow = Readonly<Record<string, string>>
export type Suggestion = {
  key: string
  kind: ListingKind
  name: string
  summary: string
  whom: string | null
  isShelter: boolean
  isNationwide: boolean
  servedStates: string[]
  servedWords: string | null
  city: string | null
  state: string | null
  phone: string | null
  url: string | null
  sourceName: string
  sourceUrl: string | null
  seenOn: string
  confidence: Confidence
  /** For whoever checks it: awards, doubts, other rows of the same body. */
  notes: string[]
}
export type Refused = { key: string; why: string }
export type Outcome = Suggestion | Refused

export const RECALLED = /\b(?:memory|recalled)\b/i

/** The files are written in British spelling, the product in American; names stay as they are. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/\b(p|P)rogramme/g, '$1rogram'],
  [/(o|O)rganis/g, '$1rganiz'],
  [/\b(c|C)entre/g, '$1enter'],
  [/ounsell/g, 'ounsel'],
  [/dependants/g, 'dependents'],
  [/\bincl\./g, 'including'],
]
const american = (text: string): string => SPELLINGS.reduce((said, [each, by]) => said.replace(each, by), text)
export const orNull = (text: string): string | null => (text === '' ? null : text)

/** A cell without what was recalled or not read: “young people; LGBTQ (memory)” is “young people”. */
export const read = (text: string | undefined): string =>
  american(
    cleanLine(
      (text ?? '')
        .split(';')
        .filter((part) => !RECALLED.test(part) && !/not named/i.test(part))
        .join(';'),
    ),
  )
export const cell = (row: ReferenceRow, name: string): string => cleanLine(row[name] ?? '')
export const noted = (label: string, text: string): string[] => (text === '' ? [] : [`${label}: ${text}`])
const isConfidence = (text: string): text is Confidence => confidences.some((each) => each === text)
const confidenceOf = (text: string): Confidence | null => {
  const word = text.replace(' ', '-')
  return isConfidence(word) ? word : null
}
const isSeen = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
/** The address of the source where one is given: several, or “public GitHub”, are none. */
export const siteOf = (site: string): string | null =>
  /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}\.?(?:\/[\w./-]*)?$/i.test(site) ? pageAddress(site) : null

type Draft = Omit<Suggestion, 'confidence' | 'isShelter'> & { confidence: string; serviceWords: string }

const HOUSES = /\b(?:shelter|house|home|apartment|housing|bed|stay)s?\b/i

/** The last gate, the same for every file. */
export function suggest({ serviceWords, ...draft }: Draft): Outcome {
  const refuse = (why: string): Refused => ({ key: draft.key, why })
  const confidence = confidenceOf(draft.confidence)
  if (!confidence)
    return refuse(
      `it was not read anywhere (${draft.confidence || 'no confidence given'}): find a page that says it, and name that`,
    )
  if (!draft.name) return refuse('it has no name')
  if (!draft.sourceName || !isSeen(draft.seenOn)) return refuse('it has no source, or no day on which that was read')
  if (!draft.state && !draft.isNationwide)
    return refuse('no place was read: nobody could find it, or check which body is meant')
  if (draft.state && !stateNames[draft.state]) return refuse(`“${draft.state}” is no state or territory`)
  const wrongNumber = draft.phone ? phoneProblem(draft.phone) : null
  if (wrongNumber) return refuse(wrongNumber)
  const shelter = isShelter({ serviceIds: [], isShelter: HOUSES.test(`${draft.name} ${serviceWords}`) })
  const texts = { name: draft.name, summary: draft.summary, whom: draft.whom, servedWords: draft.servedWords }
  const [unsafe] = safetyProblems(texts, shelter)
  if (unsafe) return refuse(unsafe.message)
  return { ...draft, confidence, isShelter: shelter }
}

export const ground = (row: ReferenceRow, kind: ListingKind, state: string) => ({
  key: cell(row, 'id'),
  kind,
  state: orNull(state),
  sourceName: cell(row, 'source_title'),
  sourceUrl: siteOf(cell(row, 'source_site')),
  seenOn: cell(row, 'date_seen'),
  confidence: cell(row, 'confidence'),
})

export function served(area: string, state: string): Pick<Suggestion, 'isNationwide' | 'servedStates' | 'servedWords'> {
  const isNationwide = /^(?:national|nationwide|armed forces worldwide)/i.test(area)
  const isStatewide = /^statewide$/i.test(area) || (state !== '' && area === stateName(state))
  return {
    isNationwide,
    servedStates: isStatewide && state ? [state] : [],
    servedWords: isNationwide || isStatewide || RECALLED.test(area) ? null : orNull(american(area)),
  }
}
