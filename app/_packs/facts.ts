/** What is told of a mandate pack, in the words of the requirements: to read, and to compare with what it was. */
import type { PackDetail } from '@/lib/mandates/inputs'
import { disciplineNames, holdingNames, placeName, sinceWords } from '@/lib/mandates/words'
import { capital, joined } from '@/lib/platform/words'
import { ownDateWords, type StartKind } from '@/lib/requirements/engine/own-dates'
import { limitsWords } from '../(agency)/agency/requirements/limits-words'
import { dueWords, repeatWords } from '../(agency)/agency/requirements/words'

export type ToldPack = Omit<NonNullable<PackDetail['adoptions'][number]['before']>, 'title'> & { title: string }
type Told = { label: string; value: string }

/** Without what it asks: that stands above it. */
export function factsOf(pack: ToldPack): Told[] {
  const { rule, due, again } = pack
  const terms = rule ? ruleWords(rule) : { 'By when': due, Again: again }
  const told: Record<string, string | null> = {
    Where: placeName(pack.state),
    Whom: `${disciplineNames[pack.asksOf]}: ${pack.whom}`,
    ...terms,
    'Whoever misses it': pack.effect,
    Citation: pack.citation,
    'In force since': sinceWords(pack.effectiveOn),
    Standing: holdingNames[pack.holds],
    'To know': pack.note,
  }
  return Object.entries(told).flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function ruleWords({ asks, asksNotes, asksDay, asksGiven = {}, terms }: NonNullable<ToldPack['rule']>) {
  const { courses, countsFrom, months } = asksGiven
  const open = [courses?.words, countsFrom, months?.words].filter((each) => each !== undefined)
  return {
    'What counts': [`${capital(asks)}.`, ...asksNotes].join(' '),
    'By when': asksDay
      ? `By ${asksDay}: the agency gives it`
      : months
        ? `Within months that the agency gives${startWords(terms.limits)}`
        : dueWords(terms),
    'How often': months?.again
      ? 'Again after as many months'
      : repeatWords({ ...terms, repeatFrom: terms.repeatFrom ?? 'completion' }),
    'The agency gives': open.length > 0 ? `${capital(joined(open))}.` : '',
    Bounds: limitsWords(terms.limits).join(' '),
  }
}

const startWords = ({ countedFrom }: { countedFrom?: StartKind | undefined }): string =>
  countedFrom ? `, from ${ownDateWords[countedFrom]}` : ''

export type Difference = { label: string; was: string; is: string; here: string | null }

/** What became different, each with what it was, and by when it is here where the agency set that itself. */
export function differencesOf(before: ToldPack, now: ToldPack, own: OwnClock = null): Difference[] {
  const [was, is] = [before, now].map(
    (each) => new Map([...whole(each), ...factsOf(each)].map(({ label, value }) => [label, value])),
  )
  const here = new Map(own ? clockFacts(own) : [])
  return [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? []), ...here.keys()])]
    .map((label) => ({
      ...{ label, was: was?.get(label) ?? NOTHING, is: is?.get(label) ?? NOTHING },
      here: here.get(label) ?? null,
    }))
    .filter((each) => each.was !== each.is || (each.here !== null && each.here !== each.is))
}

const NOTHING = 'Nothing'
type OwnClock = PackDetail['adoptions'][number]['ownClock']

const clockFacts = (own: NonNullable<OwnClock>): [string, string][] => [
  ['By when', dueWords(own)],
  ['How often', repeatWords({ ...own, repeatFrom: own.repeatFrom ?? 'completion' })],
  ['Bounds', limitsWords(own.limits).join(' ') || NOTHING],
]

const whole = ({ says, rule }: ToldPack): Told[] => [
  { label: 'It asks', value: says },
  ...(rule && rule.leaves.length > 0 ? [{ label: 'Left to you', value: rule.leaves.join(' ') }] : []),
]
