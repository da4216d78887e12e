/**
 * What must not stand in a listing: where a shelter is, and who was helped. Both find what looks like it; a sentence that is
 * refused for nothing can be said in other words, an address that slips through cannot be taken back.
 */
import { cleanBlock } from '@/lib/platform/text'

/** Words that name a street and hardly anything else, and those that need a capital or a number before them to do so. */
const STREETS =
  'street|st|avenue|ave|av|boulevard|blvd|road|rd|highway|hwy|freeway|fwy|parkway|pkwy|turnpike|tpke|expressway|expy|calle|avenida|carretera'
const PERHAPS =
  'drive|dr|lane|ln|court|ct|place|pl|way|terrace|ter|circle|cir|trail|trl|square|sq|loop|alley|aly|row|run|pass|path|pike|plaza|plz|point|pt|cove|cv|bend|crossing|xing|ridge|hill|heights|walk|broadway|camino|paseo|via|county road|route|rte|bypass|grove|grv|view|vw|manor|mnr|glen|gln|knoll|knl|mews|crescent|cres|meadows?|mdws?'
/** The rest of the endings that the post office knows. They end names of places too: all words before them have a capital. */
const SELDOM =
  'bluffs?|branch|bridge|brook|burg|canyon|causeway|cliffs?|common|commons|corners?|creek|crest|curve|dale|estates?|falls|ferry|fields?|flats?|ford|forest|forge|forks?|gardens?|gdns|gateway|green|harbor|hbr|hollow|holw|island|junction|jct|key|lakes?|landing|lndg|mall|mills?|motorway|mount|mountain|neck|oaks?|orchard|oval|overlook|park|parade|pines?|plain|plains|prairie|promenade|ranch|rapids|rest|river|shoals?|shores?|skyway|speedway|springs?|spgs|spur|station|stravenue|stream|summit|throughway|trace|trce|track|trafficway|tunnel|turn|underpass|union|valley|vly|viaduct|village|vlg|vista|vis|walk|wall|wells?'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const NUMBERS = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|${TENS}|hundred`
/** Words that stand between a number and “court” or “road” in an ordinary sentence. */
const ORDINARY =
  /^(?:a|an|and|any|are|as|at|beds?|by|can|cases?|cent|children|clients?|counties|days?|each|every|families|for|from|have|help|hours?|in|is|local|many|miles?|minutes?|months?|more|nights?|of|on|or|other|our|people|percent|per|persons?|places?|programs?|rooms?|staff|survivors?|that|the|their|times?|to|units?|up|victims?|weeks?|who|with|women|years?)$/i
/** Those that no street is called by, with a capital neither. */
const LITTLE =
  /^(?:a|an|and|any|are|as|at|by|can|each|every|for|from|have|in|is|of|on|or|our|per|that|the|their|to|up|who|with)$/i

const HOUSE = `(?:\\d{1,6}(?:-\\d{1,5})?[A-Za-z]?(?:\\s\\d/\\d)?|[NSEW]\\d{3,6}(?:\\s?[NSEW]\\d{2,6})?|${NUMBERS})`
const WORD = "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}.'’-]*)"
/** “Street outreach” and “street medicine” are work, no place. */
const NO_WORK = '(?!\\s(?:outreach|medicine|team|work|law|level|economy|youth|children|families|population))'

/** Asked at every place of a text, so that one number that begins nothing hides none after it. */
const beginning = (words: string, street: string, after = '\\s+') =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?=(${HOUSE})${after}((?:${WORD}\\s+)${words})(${street})(?![\\p{L}\\p{N}])${NO_WORK})`,
    'giu',
  )
const surely = beginning('{0,5}?', STREETS)
/** A comma after the number of the house. */
const apart = beginning('{1,2}?', STREETS, '\\s?,\\s?')
const perhaps = beginning('{0,3}?', PERHAPS)
const seldom = beginning('{1,3}?', SELDOM)
/** “Maple Avenue” and “3rd Street”, and not “the street” or “On the Road”. */
const NO_NAME_OF_STREET =
  'A|All|An|And|Another|Any|At|Between|Bright|Busy|By|Down|Each|Every|First|For|Free|From|In|Is|New|No|Of|On|One|Only|Open|Or|Other|Our|Off|Safe|The|This|That|Their|To|Your'
const NAMED = `(?!(?:${NO_NAME_OF_STREET}|${NO_NAME_OF_STREET.toUpperCase()})\\s)(?:\\p{Lu}[\\p{L}.’-]*|\\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))`
const BY_NAME =
  '[Ss]treet|STREET|[Aa]venue|AVENUE|Ave|AVE|[Bb]oulevard|BOULEVARD|Blvd|BLVD|Road|ROAD|Rd|RD|[Hh]ighway|HIGHWAY|Hwy|HWY|[Pp]arkway|PARKWAY|Pkwy|PKWY|Turnpike|TURNPIKE|(?<=\\d(?:st|nd|rd|th)\\s)St'
const NOT_AFTER = '(?!\\s(?:Outreach|Medicine|Team|Work|OUTREACH|MEDICINE|TEAM|WORK))'
/** Without a capital: a word and “avenue”, a street that one is “on” or “near”, and one with its number behind it. */
const anyCase: readonly RegExp[] = [
  new RegExp(
    `\\b(?!(?:${NO_NAME_OF_STREET})\\s)\\p{L}{3,}\\s(?:avenue|boulevard|blvd|parkway|pkwy|turnpike)(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `\\b(?:on|at|near|off|behind|beside|opposite)\\s(?!(?:${NO_NAME_OF_STREET})\\s)[\\p{L}\\p{N}]{2,}\\s(?:street|road|rd)(?![\\p{L}\\p{N}])${NO_WORK}`,
    'iu',
  ),
  new RegExp(
    `\\b(?!(?:${NO_NAME_OF_STREET})\\s)\\p{L}{2,}\\s(?:street|avenue|ave|boulevard|blvd|road|rd|highway|hwy|lane|drive)\\s?,?\\s?(?:no\\.?\\s|#\\s?)?\\d{1,6}(?!\\d|\\s?(?:counties|beds|people|survivors|hours|days|percent|%))`,
    'iu',
  ),
]
/** What needs no number of a house: a corner, a unit, a numbered road, a point on a map. */
const always: readonly RegExp[] = [
  /\bcorner of\s+[^.,;\n]{1,40}?\s+(?:and|&)\s+[\p{L}\p{N}]+/iu,
  new RegExp(`(${NAMED})\\s+(?:${BY_NAME})(?![\\p{L}\\p{N}])${NOT_AFTER}`, 'u'),
  new RegExp(`${NAMED}\\s(?:and|&|at)\\s${NAMED}\\s(?:${BY_NAME}|St)(?![\\p{L}\\p{N}])`, 'u'),
  /\b\d{1,6}\s+(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\.?\s+(?!Dakota|Carolina|Virginia)[\p{Lu}\d]/u,
  /\b(?:rural route|r\.?r\.?|hc)\s?#?\d+\b/i,
  /\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:U\.?S\.?|SR|CR|FM|I|State|County|Interstate)[\s-]*(?:Highway|Hwy|Route|Rte|Road|Rd)?[\s-]*\d{1,4}\b/i,
  /\b(?:calle|avenida|carretera|carr\.?|camino)\s+(?:[\p{L}.]+\s+){0,3}(?:#\s?)?\d/iu,
  /\bkm\.?\s?\d+(?:\.\d+)?\b/i,
  /\b(?:building|bldg\.?|suite|ste\.?|apt\.?|apartment|unit|room|floor)\s?#?\s?\d+[A-Za-z]?\b/i,
]
/** Points on a map: decimals, degrees and minutes, codes, and the pages that show them. */
const points: readonly RegExp[] = [
  /-?\d{1,2}\.\d{3,}\s?°?\s?[NS]?\s*[,;/ ]+\s*-?\d{1,3}\.\d{3,}/i,
  /\d{1,2}\.\d{2,}\s?°?\s?[NS]?\s*[,;/ ]+\s*(?:[-−–]\s?\d{1,3}\.\d{2,}|\d{1,3}\.\d{2,}\s?°?\s?[EW]\b)/i,
  /\b\d{1,3}\s?(?:[°º˚]|deg(?:rees?)?\b)\.?\s?\d{1,2}/i,
  /\b\d{1,2}\s\d{1,2}(?:\.\d+)?['′’]?\s(?:\d{1,2}(?:\.\d+)?["″”]?\s?)?[NS]\b[\s,;]*\d{1,3}\s\d/i,
  /\b(?:lat|latitude|lon|lng|longitude)\b[\s.:=]*-?\d/i,
  /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b/i,
  /(?:maps\.app\.goo\.gl|goo\.gl\/maps|google\.[a-z.]+\/maps|\bg\.page|g\.co\/kgs|\bmaps?\.[a-z0-9-]+\.[a-z]|openstreetmap\.|\bosm\.org|bing\.com\/maps|waze\.com|mapquest\.|\bhere\.com|here\.we|what3words|\bw3w\.co|plus\.codes|mapcarta\.|wikimapia\.|geohash\.org|\bgeo:|citymapper\.|mapy\.cz|yandex\.[a-z.]+\/maps|maps\.me|mapbox\.com)/i,
  /[?&](?:ll|q|center|daddr|saddr|destination|sll)=-?\d/i,
  /\/\/\/\s?\p{L}+\.\p{L}+\.\p{L}+/u,
]

/** Letters of other scripts that look like ours, each beside the one it looks like. */
const LOOK_ALIKE = new Map<string, string>(
  (
    'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԚQ ԜW ЬB ЗZ аa еe ѕs іi јj ӏl ԁd һh оo рp сc уy хx ԛq ԝw ѵv вb кk мm нh тt гr ' +
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa οo νv ιi κk ρp τt υu χx'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

/** A page’s address as it is read: `%20` is a space. */
const decoded = (text: string) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded)
    } catch {
      return coded
    }
  })

/** Digits of every width as the plain ones, look-alikes as what they look like, one line, no marks between letters. */
const plain = (text: string) =>
  [...cleanBlock(decoded(decoded(text)).replace(/[º˚]/g, '°').normalize('NFKC')).normalize('NFKC')]
    .map((letter) => LOOK_ALIKE.get(letter) ?? letter)
    .join('')
    .replace(/,/g, ' , ')
    .replace(/\s+/g, ' ')

/** The same with every sign between words as a space: `412_Alder_St`, `/412-alder-street`. */
const spread = (line: string) =>
  line
    .replace(/[_/\\|~*+=•·‧–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** @returns the words that look like a street address or a point on a map, or null. A post-office box is neither. */
export function streetIn(text: string): string | null {
  const line = plain(text)
  for (const each of points) {
    const [found] = each.exec(line) ?? []
    if (found) return found.trim()
  }
  for (const each of new Set([line, spread(line)])) {
    const found = streetOf(each)
    if (found) return found
  }
  return null
}

function streetOf(line: string): string | null {
  for (const found of [...line.matchAll(surely), ...line.matchAll(apart)])
    if (!between(found).some(isOrdinary)) return wordsOf(found)
  for (const found of line.matchAll(perhaps)) if (!between(found).some(isDull) && isNamed(found)) return wordsOf(found)
  for (const found of line.matchAll(seldom))
    if (
      !between(found).some(isDull) &&
      /^\d/.test(found[1] ?? '') &&
      [...between(found), found[3] ?? ''].every(hasCapital)
    )
      return wordsOf(found)
  for (const each of [...always, ...anyCase]) {
    const [found] = each.exec(line) ?? []
    if (found) return found.trim()
  }
  return null
}

const wordsOf = ([, house = '', words = '', street = '']: RegExpMatchArray): string => `${house} ${words}${street}`

const between = (found: RegExpMatchArray): string[] => (found[2] ?? '').trim().split(/\s+/).filter(Boolean)
const hasCapital = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word)

/** A number with a full stop ends a sentence. */
const isDull = (word: string): boolean => ORDINARY.test(word.replace(/\.$/, '')) || /^\d{4,}\.$/.test(word)
/** “412 Women St” is a street, “412 women” are people. */
const isOrdinary = (word: string): boolean =>
  hasCapital(word) && !word.endsWith('.') ? LITTLE.test(word) : isDull(word)

/** “123 Elm Court”, “500 Broadway”, “12 elm court”: not “24 court”, and not a number of many words. */
function isNamed(found: RegExpMatchArray): boolean {
  const words = between(found)
  const last = found[3] ?? ''
  if (words.length === 0) return /^(?:broadway|county road)$/i.test(last) || hasCapital(last)
  if (words.every(hasCapital)) return true
  // “One safe place” is said of a house, and is no address.
  return (
    words.length === 1 &&
    (/\d/.test(found[1] ?? '') || !/^(?:place|way|point|path|pass|row|run|view|walk)$/i.test(last))
  )
}

const NAME = "\\p{Lu}[\\p{Ll}’'-]+(?:\\s\\p{Lu}(?:[\\p{Ll}’'-]+|\\.))?"
/** What follows such words with a capital, and is the name of an office or a service. */
const OF_OFFICES =
  'Advocate|Advocacy|Advocates|Assistance|Center|Centers|Centre|Coalition|Compensation|Coordinator|Council|Fund|Help|Hotline|Housing|Justice|Leadership|Legal|Line|Network|Office|Outreach|Program|Programs|Project|Protection|Resource|Resources|Rights|Safety|Service|Services|Support|Unit|Veterans|Welfare|Witness'
const people =
  'survivors?|victims?|clients?|residents?|participants?|girls?|boys?|wom[ae]n|m[ae]n|mother|father|daughter|son|teenager|child'

/** A name in capitals throughout; one word alone may as well be the letters of an office. */
const LOUD = "\\p{Lu}{3,}(?:[’'-]\\p{Lu}+)*"
const LOUD_TWO = `${LOUD}\\s\\p{Lu}{2,}(?:[’'-]\\p{Lu}+)*`
const DONE = 'trafficked|abused|raped|sold|rescued|exploited|assaulted'

const names: readonly RegExp[] = [
  new RegExp(`\\b(?:${people})\\s*,?\\s(?!(?:${OF_OFFICES})\\b)(${NAME})(?!\\s(?:${OF_OFFICES})\\b)`, 'u'),
  new RegExp(`\\b(?:named|called|llamad[oa]|de nombre)\\s(${NAME})`, 'u'),
  new RegExp(`(${NAME})\\s?[,(]\\s?(?:age[ds]?\\s)?\\d{1,2}\\s?(?:years? old|[,)])`, 'u'),
  /((?:\p{Lu}\.\s?){1,3}),\s?\d{1,2},/u,
  new RegExp(`[”"]\\s?[-–—]\\s?(${NAME})`, 'u'),
  new RegExp(`\\b\\d{1,2}[\\s-]?years?[\\s-]old,?\\s(${NAME})`, 'u'),
  new RegExp(`\\b(?:story|testimony|experience|case) of (?!(?:${OF_OFFICES})\\b)(${NAME})`, 'u'),
  new RegExp(`(${NAME})[’']s (?:story|case|testimony|recovery|trafficker|abuser|pimp)`, 'u'),
  new RegExp(`(${NAME}) (?:was|had been) (?:${DONE})`, 'u'),
  new RegExp(`(${LOUD_TWO}|${LOUD}) (?:was|had been|WAS|HAD BEEN) (?:${DONE}|${DONE.toUpperCase()})`, 'u'),
  new RegExp(`(${LOUD_TWO}|${LOUD})[’'][sS] (?:story|case|testimony|recovery|STORY|CASE|TESTIMONY|RECOVERY)`, 'u'),
  new RegExp(`(?:named|called|llamad[oa]|NAMED|CALLED|LLAMAD[OA]) (${LOUD_TWO})`, 'u'),
  new RegExp(`(${LOUD_TWO})\\s?[,(]\\s?(?:(?:age[ds]?|AGE[DS]?)\\s)?\\d{1,2}\\s?(?:years? old|YEARS? OLD|[,)])`, 'u'),
]

/** @returns what looks like the names of people who were helped, as they stand. Staff is not named so, offices neither. */
export function namedPeople(text: string): string[] {
  const line = plain(text).replace(/ , /g, ', ')
  const found = names.flatMap((each) => each.exec(line)?.[1] ?? [])
  return [...new Set(found.filter((name) => !NO_NAME.test(name)))]
}

/** Words that begin a sentence or name a people, a month or a place of worship, and are no person’s name. */
const NO_NAME =
  /^(?:A|All|An|And|Call|Deaf|English|For|He|Here|If|In|It|Native|No|Our|She|Spanish|That|The|Their|They|This|We|What|When|Where|Who|You|Your|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s|$)/i
