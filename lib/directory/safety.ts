/** What may not stand in the texts of listings, whether people stay there or not. Pure, and light: the forms load it. */
import { namedPeople, streetIn } from '@/lib/events/safety'
import type { FieldProblem } from '@/lib/platform/errors'
import { shelterServices } from './fields'

/** Whether people stay there, by what it offers or because somebody said so. */
export const isShelter = (listing: { serviceIds: readonly string[]; isShelter?: boolean }): boolean =>
  listing.isShelter === true || listing.serviceIds.some((id) => shelterServices.includes(id))

/** Every text of a listing by the name of its field. */
export type ListingTexts = Readonly<Record<string, string | null>>

/** What may not stand in the texts of a listing: a street, of anybody, and people who were helped. Where people stay it says so. */
export function safetyProblems(texts: ListingTexts, shelter: boolean): FieldProblem[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    if (!text) return []
    const street = streetIn(text)
    const [person] = namedPeople(text)
    return [
      ...(street === null
        ? []
        : [
            {
              field,
              message: `“${street}” looks like a street or a point on a map. ${shelter ? 'People stay here' : 'The directory shows no street'}: give the city and the ZIP code only.`,
            },
          ]),
      ...(person === undefined
        ? []
        : [{ field, message: `“${person}” looks like somebody who was helped. Say it without a name or an age.` }]),
    ]
  })
}

/** The same without the words it is about, for where the sentence is kept longer than they may be. */
export const withoutQuote = (problem: string): string =>
  problem.replace(/“[^”]*” (?=looks like (?:a street|somebody who was helped))/g, 'What stands there ')

/** Why words about a listing may not be kept as they are; null when they may. */
export function unsafe(text: string): string | null {
  return safetyProblems({ text }, false)[0]?.message ?? null
}
