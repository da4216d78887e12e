/** Pure decisions of the catalog: which modules a filter leaves, and how many each further choice would. */
import type { LengthKey, ModuleFilter, ModuleItem, ModuleList } from './inputs'

/** Modules on one page of the list. */
export const PAGE_SIZE = 50

export const lengthOf = (creditMinutes: number): LengthKey => {
  if (creditMinutes <= 60) return 'short'
  return creditMinutes <= 120 ? 'medium' : 'long'
}

export type KnownEdition<T> = { edition: number; text: T; isOnOffer: boolean }

/** What publishing a text comes to: nothing, putting the latest back on offer, or a new edition of this number. */
export type NextEdition =
  | { kind: 'unchanged'; edition: number }
  | { kind: 'offered-again'; edition: number }
  | { kind: 'added'; edition: number }
  | { kind: 'refused'; latest: number }

/**
 * The latest edition's own text is no new edition. A text that brings its number is that edition and no other: published
 * under that number before it changes nothing, and another text never takes a number that is not above the latest.
 * @param published all editions of the module
 * @param wanted the number the text brings, if it does
 */
export function nextEdition<T>(
  published: readonly KnownEdition<T>[],
  wanted: number | undefined,
  isSame: (text: T) => boolean,
): NextEdition {
  const [latest] = [...published].sort((a, b) => b.edition - a.edition)
  if (!latest) return { kind: 'added', edition: wanted ?? 1 }
  const { edition, isOnOffer } = latest
  if (isSame(latest.text)) return { kind: isOnOffer ? 'unchanged' : 'offered-again', edition }
  if (wanted === undefined) return { kind: 'added', edition: edition + 1 }
  if (published.some((each) => each.edition === wanted && isSame(each.text))) {
    return { kind: 'unchanged', edition: wanted }
  }
  return wanted > edition ? { kind: 'added', edition: wanted } : { kind: 'refused', latest: edition }
}

type Facet = keyof ModuleList['facets']
type Names = { priority: Named[]; section: Named[]; audience: Named[]; hours: Named[] }
type Named = { id: string; name: string }

const valuesOf: Record<Facet, (item: ModuleItem) => string[]> = {
  priority: (item) => item.priorities.map(({ id }) => id),
  section: (item) => [item.sectionId],
  audience: (item) => item.audiences,
  hours: (item) => [lengthOf(item.creditMinutes)],
}

const chosenIn = (filter: ModuleFilter, facet: Facet): readonly string[] =>
  facet === 'hours' ? (filter.hours ? [filter.hours] : []) : filter[facet]

/** Within one kind of filter any choice will do; between kinds all must hold. */
function passes(item: ModuleItem, filter: ModuleFilter, except?: Facet): boolean {
  return (Object.keys(valuesOf) as Facet[]).every((facet) => {
    const chosen = chosenIn(filter, facet)
    return facet === except || chosen.length === 0 || valuesOf[facet](item).some((value) => chosen.includes(value))
  })
}

/**
 * One page of the list, grouped by section in the order of `names.section`; within a section the order of `items` stays.
 * A facet counts what its choices would leave while the other kinds of filter hold.
 */
export function arrangeModules(items: readonly ModuleItem[], filter: ModuleFilter, names: Names) {
  const left = items.filter((item) => passes(item, filter))
  const pages = Math.max(1, Math.ceil(left.length / PAGE_SIZE))
  const page = Math.min(filter.page, pages)
  const ordered = names.section.flatMap(({ id }) => left.filter((item) => item.sectionId === id))
  const shown = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const count = (facet: Facet) => {
    const open = items.filter((item) => passes(item, filter, facet))
    return names[facet].map(({ id, name }) => ({
      id,
      name,
      count: open.filter((item) => valuesOf[facet](item).includes(id)).length,
    }))
  }
  return {
    total: left.length,
    page,
    pages,
    sections: names.section
      .map((section) => ({
        ...section,
        count: left.filter((item) => item.sectionId === section.id).length,
        modules: shown.filter((item) => item.sectionId === section.id),
      }))
      .filter(({ modules }) => modules.length > 0),
    facets: {
      priority: count('priority'),
      section: count('section'),
      audience: count('audience'),
      hours: count('hours'),
    },
  }
}
