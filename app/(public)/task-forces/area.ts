/** What a task force serves, in words: those of a page by its messages, those of a screen in English. */
import { languageTags, USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import type { TaskForceItem } from '@/lib/task-forces/shapes'

const and = new Intl.ListFormat(languageTags[USUAL_LOCALE])

export type Area = Pick<TaskForceItem, 'state' | 'servedStates' | 'servedCounties' | 'servedWords'>
type Words = { allOf: (state: string) => string; counties: (counties: string, state: string) => string }

const inEnglish: Words = {
  allOf: (state) => `all of ${state}`,
  counties: (counties, state) => `${counties} (${state})`,
}

/** The counties of each state together: "Marlow and Ansel (California)". Nothing on record: the state it is in. */
export function areaOf({ state, servedStates, servedCounties, servedWords }: Area, words: Words = inEnglish): string {
  const byState = new Map<string, string[]>()
  for (const each of servedCounties)
    byState.set(each.slice(0, 2), [...(byState.get(each.slice(0, 2)) ?? []), each.slice(3)])
  const areas = [
    ...servedStates.map((code) => words.allOf(stateName(code))),
    ...[...byState].map(([code, counties]) => words.counties(and.format(counties), stateName(code))),
    ...(servedWords ? [servedWords] : []),
  ]
  return areas.length > 0 ? and.format(areas) : stateName(state)
}
