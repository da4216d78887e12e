/** Which counties there are, for words that name one. On the server only: the names come with the outlines. */
import { fold } from '@/lib/platform/fold'
import { isOneSlip } from '@/lib/platform/slips'
import { stateName } from '@/lib/platform/states'
import { joined } from '@/lib/platform/words'
import { bareCounty, countyNames } from './atlas'

let byState: ReadonlyMap<string, ReadonlyMap<string, string>> | null = null
let byName: ReadonlyMap<string, readonly string[]> | null = null

function names() {
  byState ??= new Map(
    [...countyNames()].map(([state, list]) => [state, new Map(list.map((name) => [bareCounty(name), name]))]),
  )
  byName ??= [...byState].reduce((found, [state, list]) => {
    for (const name of list.keys()) found.set(name, [...(found.get(name) ?? []), state])
    return found
  }, new Map<string, string[]>())
  return { byState, byName }
}

/** What is wrong with a county that is said to lie in a state, in a sentence; null where it does. */
export function countyProblem(county: string, state: string): string | null {
  const { byState, byName } = names()
  const name = bareCounty(county)
  const there = byState.get(state)
  if (!there || there.has(name)) return null
  const called = county.replace(/\s+county$/i, '').trim()
  const [like] = alike(name, there)
  if (like) return `There is no ${called} County in ${stateName(state)}. Is ${like} meant?`
  const elsewhere = byName.get(name) ?? []
  return elsewhere.length > 0
    ? `${called} County lies in ${joined(elsewhere.slice(0, 3).map(stateName), 'or')}, not in ${stateName(state)}. Check the county and the state.`
    : `There is no ${called} County in ${stateName(state)}. Check the name, or say the area in words.`
}

/** Written with one slip, in the same state; of short names too many are alike. */
const alike = (name: string, there: ReadonlyMap<string, string>): string[] =>
  [...there].flatMap(([other, written]) =>
    Math.min(name.length, other.length) >= 4 && isOneSlip(name, other) ? [written] : [],
  )

const WORD = "\\p{Lu}[\\p{L}.'’-]*"
const NAMED = new RegExp(`((?:${WORD}\\s){1,3})County\\b`, 'gu')
/** Said of many counties, or of a part of one. */
const NO_NAME =
  /^(?:each|every|the|a|any|our|this|tri|bi|multi|inter|cross|twin|north|south|east|west|central|greater|upper|lower|mid)$/

/**
 * Counties that a text names and that are none of these states, each in a sentence. “Greater Houston, nine counties” names
 * none; a county of another state is meant where the text names that state.
 */
export function countiesAmiss(text: string, states: readonly string[]): string[] {
  if (states.length === 0 || !/County\b/.test(text)) return []
  return [...text.matchAll(NAMED)].flatMap(([, found = '']) => {
    const words = found.trim().split(/\s+/)
    const tails = words.map((_, at) => words.slice(at).join(' '))
    const isThere = states.some((state) => tails.some((tail) => countyProblem(tail, state) === null))
    const last = words.at(-1) ?? ''
    if (isThere || NO_NAME.test(fold(last).split(' ')[0] ?? '')) return []
    const [state = ''] = states
    const sure = tails.flatMap((tail) => {
      const problem = countyProblem(tail, state)
      return problem && isCertain(bareCounty(tail), problem, text) ? [problem] : []
    })
    return sure.slice(0, 1)
  })
}

/** A name that no county has may be that of a region; a slip of one, or a county of elsewhere, is not. */
function isCertain(name: string, problem: string, text: string): boolean {
  if (problem.includes(' meant?')) return true
  const elsewhere = names().byName.get(name) ?? []
  return elsewhere.length > 0 && !elsewhere.some((state) => text.includes(stateName(state)))
}
