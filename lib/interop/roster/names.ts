/** Names of people as rosters write them: in either order, in capitals, with titles, initials and suffixes. Pure. */

import { cellText } from '@/lib/formats/cells'
import { fold } from '@/lib/platform/fold'
import { cleanName, namePart } from '@/lib/platform/text'
import type { RosterRow } from './plan'

export type Names = { givenName: string; familyName: string }

const SUFFIXES: Record<string, string> = {
  jr: 'Jr.',
  sr: 'Sr.',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
  '2nd': 'II',
  '3rd': 'III',
}
const suffixOf = (word: string): string | null => SUFFIXES[word.toLowerCase().replace(/\./g, '')] ?? null

/** Ranks and forms of address in front of a full name are no part of it. */
const TITLE =
  /^(mr|mrs|ms|mx|dr|sgt|sergeant|lt|lieutenant|cpl|corporal|capt|captain|cmdr|commander|maj|major|chief|ofc|ofcr|officer|det|detective|dep|deputy|sheriff|tpr|trooper|inv|investigator|agent|sa)\.?$/i

/** The names of a row; one who has one name has it as the family name. */
export function namesOf(cells: RosterRow['cells']): Names {
  const given = cellText(cells.givenName)
  const family = cellText(cells.familyName)
  const full = cellText(cells.fullName)
  const apart = given || family || !full ? { givenName: given, familyName: family } : fromFullName(full)
  const named = withSuffix(inOrder(apart), cellText(cells.suffix))
  return inCapitals(`${named.givenName}${named.familyName}`)
    ? { givenName: lowered(named.givenName), familyName: lowered(named.familyName) }
    : named
}

/** "Bell, Marcus", "Bell, Marcus, Jr.", "Bell Jr., Marcus", "Bell, Jr., Marcus", "Marcus Bell, Jr.", "Marcus Bell". */
function fromFullName(full: string): Names {
  const parts = full.split(',').map(cleanName).filter(Boolean)
  const suffix = parts.slice(1).find((part) => suffixOf(part)) ?? ''
  const [first = '', ...others] = parts.filter((part) => part !== suffix)
  if (others.length > 0) return withSuffix({ familyName: first, givenName: untitled(others.join(' ')) }, suffix)
  const words = untitled(first).split(' ')
  const at = suffixOf(words.at(-1) ?? '') && words.length > 2 ? -2 : -1
  return withSuffix({ givenName: words.slice(0, at).join(' '), familyName: words.slice(at).join(' ') }, suffix)
}

function untitled(text: string): string {
  const words = text.split(' ')
  return words.length > 1 && TITLE.test(words[0] ?? '') ? words.slice(1).join(' ') : text
}

/** A suffix that stands with the given name belongs to the family name; a lone name is the family name. */
function inOrder({ givenName, familyName }: Names): Names {
  const words = givenName.replaceAll(',', ' ').split(' ').filter(Boolean)
  const last = words.at(-1) ?? ''
  if (words.length > 1 && suffixOf(last))
    return inOrder(withSuffix({ givenName: words.slice(0, -1).join(' '), familyName }, last))
  const family = familyName.split(/,? /)
  const written = family.at(-1) ?? ''
  const known = family.length > 1 ? suffixOf(written) : null
  const named = known ? `${family.slice(0, -1).join(' ')} ${known}` : familyName
  return named === '' ? { givenName: '', familyName: givenName } : { givenName, familyName: named }
}

function withSuffix({ givenName, familyName }: Names, written: string): Names {
  const suffix = suffixOf(written)
  const has = suffixOf(familyName.split(' ').at(-1) ?? '') !== null
  return suffix && familyName && !has ? { givenName, familyName: `${familyName} ${suffix}` } : { givenName, familyName }
}

const inCapitals = (text: string) =>
  /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\b(Jr|Sr)\./g, ''))

/** "O’ROURKE-MCDOWELL" as "O’Rourke-McDowell". What has no vowel, or is two letters ending in J, are initials and stays. */
function lowered(name: string): string {
  return name.replace(/[\p{L}\p{M}.]+/gu, (word) => {
    const suffix = suffixOf(word)
    if (suffix) return suffix
    if (!/[AEIOUYÀ-ÖØ-Ý]/.test(word) || /^[A-Z]J$/.test(word) || /\..*\./.test(word)) return word
    const small = word.charAt(0) + word.slice(1).toLocaleLowerCase('en')
    return small.replace(/^Mc(\p{Ll})(?=\p{Ll}{2})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
  })
}

const givenPart = namePart('first name')
const familyPart = namePart('last name')
const PLAIN_NAME = /^[A-Za-z .'’-]{1,120}$/

/** What keeps a name from being kept, in a sentence. */
export function nameProblem({ givenName, familyName }: Names): string | null {
  const whole = `${givenName} ${familyName}`.trim()
  if (!whole) return 'There is no name. Write the first and the last name.'
  if (/\uFFFD|\p{L}\?\p{L}/u.test(whole))
    return `A letter of “${whole}” was lost when the file was saved. Correct it, and save as “CSV UTF-8”.`
  if (!/\p{L}/u.test(whole)) return `“${whole}” is not a name. Write the first and the last name.`
  if (PLAIN_NAME.test(whole)) return null
  const wrong = [givenPart.safeParse(givenName), familyPart.safeParse(familyName)].find((each) => !each.success)
  return wrong?.error?.issues[0]?.message ?? null
}

/** For telling people apart: folded, given and family name. */
export const nameKey = ({ givenName, familyName }: Names) => fold(`${givenName} ${familyName}`)

/** The words that count: no titles, no single letters, no full stops. */
const words = (text: string) =>
  fold(text)
    .replace(/[.,]/g, ' ')
    .split(' ')
    .filter((word) => word.length > 1 && !TITLE.test(word))

/** The same name to a person's eye: only case, accents, hyphens, initials or a title differ. */
export function isSameName(a: Names, b: Names): boolean {
  if (nameKey(a) === nameKey(b)) return true
  const [one, other] = [words(`${a.givenName} ${a.familyName}`), words(`${b.givenName} ${b.familyName}`)]
  return one.length > 0 && one.join(' ') === other.join(' ')
}

const samePart = (a: string, b: string) => {
  const [one, other] = [words(a).join(' '), words(b).join(' ')]
  return one === other && one !== ''
}

/** Does one part of the name agree? The other may be new, by marriage or as it is used. */
export const agrees = (a: Names, b: Names) =>
  samePart(a.givenName, b.givenName) || samePart(unsuffixed(a.familyName), unsuffixed(b.familyName)) || isSameName(a, b)

/**
 * Is the new name so likely the same person's that it may be proposed? The given name is the same and the family name
 * another one or one with a suffix: not a name that only lost or gained some of its words.
 */
export function isClearRename(before: Names, after: Names): boolean {
  if (!samePart(before.givenName, after.givenName) || after.familyName === '') return false
  const [was, is] = [words(before.familyName), words(after.familyName)]
  return is.length >= was.length || !is.every((word) => was.includes(word))
}

const unsuffixed = (family: string) =>
  family
    .split(' ')
    .filter((word, at) => at === 0 || !suffixOf(word))
    .join(' ')
