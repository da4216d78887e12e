/**
 * What must not stand in a listing: where a shelter is, and who was helped. Both find what looks like it; a sentence that is
 * refused for nothing can be said in other words, an address that slips through cannot be taken back.
 */
import { cleanBlock } from '@/lib/platform/text'

/** Words that name a street and hardly anything else, and those that need a capital or a number before them to do so. */
const STREETS =
  'street|st|avenue|ave|av|boulevard|blvd|road|rd|highway|hwy|freeway|fwy|parkway|pkwy|turnpike|tpke|expressway|calle|avenida|carretera'
const PERHAPS =
  'drive|dr|lane|ln|court|ct|place|pl|way|terrace|ter|circle|cir|trail|trl|square|sq|loop|alley|aly|row|run|pass|path|pike|plaza|plz|point|pt|cove|cv|bend|crossing|xing|ridge|hill|heights|walk|broadway|camino|paseo|via|county road|route|rte|bypass'
const NUMBERS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty'
/** Words that stand between a number and “court” or “road” in an ordinary sentence. */
const ORDINARY =
  /^(?:a|an|and|any|are|as|at|beds?|by|can|cases?|cent|children|clients?|counties|days?|each|every|families|for|from|have|help|hours?|in|is|local|many|miles?|minutes?|months?|more|nights?|of|on|or|other|our|people|percent|per|persons?|places?|programs?|rooms?|staff|survivors?|that|the|their|times?|to|units?|up|victims?|weeks?|who|with|women|years?)$/i

const HOUSE = `(?:\\d{1,6}(?:-\\d{1,5})?[A-Za-z]?(?:\\s\\d/\\d)?|[NSEW]\\d{3,6}(?:\\s?[NSEW]\\d{2,6})?|${NUMBERS})`
const WORD = "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}.'’-]*)"

/** Asked at every place of a text, so that one number that begins nothing hides none after it. */
const beginning = (words: number, street: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?=(${HOUSE})\\s+((?:${WORD}\\s+){0,${words}}?)(${street})(?![\\p{L}\\p{N}]))`, 'giu')
const surely = beginning(5, STREETS)
const perhaps = beginning(3, PERHAPS)
/** “Maple Avenue” and “3rd Street”, and not “the street” or “On the Road”. */
const NAMED =
  '(?!(?:A|An|At|In|Of|On|Our|Off|The|This|Their|Your|Open)\\s)(?:\\p{Lu}[\\p{L}.’-]*|\\d{1,3}(?:st|nd|rd|th))'
const BY_NAME =
  '[Ss]treet|[Aa]venue|Ave|[Bb]oulevard|Blvd|Road|Rd|[Hh]ighway|Hwy|[Pp]arkway|Pkwy|Turnpike|(?<=\\d(?:st|nd|rd|th)\\s)St'
/** What needs no number of a house: a corner, a unit, a numbered road, a point on a map. */
const always: readonly RegExp[] = [
  /\bcorner of\s+[^.,;\n]{1,40}?\s+(?:and|&)\s+[\p{L}\p{N}]+/iu,
  new RegExp(`(${NAMED})\\s+(?:${BY_NAME})(?![\\p{L}\\p{N}])(?!\\s(?:Outreach|Medicine|Team|Work))`, 'u'),
  new RegExp(`${NAMED}\\s(?:and|&|at)\\s${NAMED}\\s(?:${BY_NAME}|St)(?![\\p{L}\\p{N}])`, 'u'),
  /\b\d{1,6}\s+(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\.?\s+(?!Dakota|Carolina|Virginia)[\p{Lu}\d]/u,
  /\b(?:rural route|r\.?r\.?|hc)\s?#?\d+\b/i,
  /\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:U\.?S\.?|SR|CR|FM|I|State|County|Interstate)[\s-]*(?:Highway|Hwy|Route|Rte|Road|Rd)?[\s-]*\d{1,4}\b/i,
  /\b(?:calle|avenida|carretera|carr\.?|camino)\s+(?:[\p{L}.]+\s+){0,3}(?:#\s?)?\d/iu,
  /\bkm\.?\s?\d+(?:\.\d+)?\b/i,
  /\b(?:building|bldg\.?|suite|ste\.?|apt\.?|apartment|unit|room|floor)\s?#?\s?\d+[A-Za-z]?\b/i,
  /-?\d{1,2}\.\d{3,}\s?°?\s?[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}/i,
  /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b/,
  /(?:maps\.app\.goo\.gl|goo\.gl\/maps|google\.[a-z.]+\/maps|maps\.google|maps\.apple|openstreetmap\.org|bing\.com\/maps|waze\.com)/i,
  /\/\/\/\p{L}+\.\p{L}+\.\p{L}+/u,
]

/** Digits of every width as the plain ones, one line, no marks between letters. */
const plain = (text: string) => cleanBlock(text.normalize('NFKC')).replace(/,/g, ' , ').replace(/\s+/g, ' ')

/** @returns the words that look like a street address or a point on a map, or null. A post-office box is neither. */
export function streetIn(text: string): string | null {
  const line = plain(text)
  for (const found of line.matchAll(surely)) if (!isOrdinary(found)) return wordsOf(found)
  for (const found of line.matchAll(perhaps)) if (!isOrdinary(found) && isNamed(found)) return wordsOf(found)
  for (const each of always) {
    const [found] = each.exec(line) ?? []
    if (found) return found.trim()
  }
  return null
}

const wordsOf = ([, house = '', words = '', street = '']: RegExpMatchArray): string => `${house} ${words}${street}`

const between = (found: RegExpMatchArray): string[] => (found[2] ?? '').trim().split(/\s+/).filter(Boolean)

const isOrdinary = (found: RegExpMatchArray): boolean =>
  between(found).some((word) => ORDINARY.test(word.replace(/\.$/, '')))

/** “123 Elm Court”, “500 Broadway”, “12 elm court”: not “24 court”, and not a number of many words. */
function isNamed(found: RegExpMatchArray): boolean {
  const words = between(found)
  const last = found[3] ?? ''
  if (words.length === 0) return /^(?:broadway|county road)$/i.test(last) || /^\p{Lu}/u.test(last)
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) || words.length === 1
}

const NAME = "\\p{Lu}[\\p{Ll}’'-]+(?:\\s\\p{Lu}(?:[\\p{Ll}’'-]+|\\.))?"
/** What follows such words with a capital, and is the name of an office or a service. */
const OF_OFFICES =
  'Advocate|Advocacy|Advocates|Assistance|Center|Centers|Centre|Coalition|Compensation|Coordinator|Council|Fund|Help|Hotline|Housing|Justice|Leadership|Legal|Line|Network|Office|Outreach|Program|Programs|Project|Protection|Resource|Resources|Rights|Safety|Service|Services|Support|Unit|Veterans|Welfare|Witness'
const people =
  'survivors?|victims?|clients?|residents?|participants?|girls?|boys?|wom[ae]n|m[ae]n|mother|father|daughter|son|teenager|child'

const names: readonly RegExp[] = [
  new RegExp(`\\b(?:${people})\\s*,?\\s(?!(?:${OF_OFFICES})\\b)(${NAME})(?!\\s(?:${OF_OFFICES})\\b)`, 'u'),
  new RegExp(`\\b(?:named|called|llamad[oa]|de nombre)\\s(${NAME})`, 'u'),
  new RegExp(`(${NAME})\\s?[,(]\\s?(?:age[ds]?\\s)?\\d{1,2}\\s?(?:years? old|[,)])`, 'u'),
  /((?:\p{Lu}\.\s?){1,3}),\s?\d{1,2},/u,
  new RegExp(`[”"]\\s?[-–—]\\s?(${NAME})`, 'u'),
  new RegExp(`\\b\\d{1,2}[\\s-]?years?[\\s-]old,?\\s(${NAME})`, 'u'),
  new RegExp(`\\b(?:story|testimony|experience|case) of (?!(?:${OF_OFFICES})\\b)(${NAME})`, 'u'),
  new RegExp(`(${NAME})[’']s (?:story|case|testimony|recovery|trafficker|abuser|pimp)`, 'u'),
  new RegExp(`(${NAME}) (?:was|had been) (?:trafficked|abused|raped|sold|rescued|exploited|assaulted)`, 'u'),
]

/** @returns what looks like the names of people who were helped, as they stand. Staff is not named so, offices neither. */
export function namedPeople(text: string): string[] {
  const line = cleanBlock(text.normalize('NFKC')).replace(/\s+/g, ' ')
  const found = names.flatMap((each) => each.exec(line)?.[1] ?? [])
  return [...new Set(found.filter((name) => !NO_NAME.test(name)))]
}

/** Words that begin a sentence or name a people, a month or a place of worship, and are no person’s name. */
const NO_NAME =
  /^(?:A|All|An|And|Call|Deaf|English|For|He|Here|If|In|It|Native|No|Our|She|Spanish|That|The|Their|They|This|We|What|When|Where|Who|You|Your|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s|$)/
