/** Two who changed one thing at once: the one rule for what each of their fields holds in the end. */

/** Fields by what happened to them since a form was opened. */
export type Merge = {
  /** Changed here and elsewhere, each to something else: somebody has to choose. */
  both: string[]
  /** Changed elsewhere alone: the newer value holds. */
  theirs: string[]
}

type Values = Readonly<Record<string, unknown>>

/** @param base what the form was opened with; `saved`: what is so now, which names the fields. All three speak of fields alike. */
export function mergeOf({ base, mine, saved }: { base: Values; mine: Values; saved: Values }): Merge {
  const changedElsewhere = Object.keys(saved).filter((name) => !isSame(base[name], saved[name]))
  const isMine = (name: string) => name in mine && !isSame(base[name], mine[name])
  return {
    both: changedElsewhere.filter((name) => isMine(name) && !isSame(mine[name], saved[name])),
    theirs: changedElsewhere.filter((name) => !isMine(name)),
  }
}

/** What a field holds, whether a form or the API says it: an empty control is nothing, a typed number a number. */
export const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other)

function plain(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return ''
  if (Array.isArray(value)) return JSON.stringify(value.map(plain))
  if (typeof value !== 'object') return String(value).trim()
  const said = Object.entries(value).flatMap(([name, each]) => (plain(each) === '' ? [] : [[name, plain(each)]]))
  return JSON.stringify(said.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)))
}

type Keeping<V> = {
  base: Values
  mine: V
  saved: Values
  /** What is sent of the form's values. */
  sent: (values: Values) => Values
  /** What was sent, as the form holds it. */
  valuesOf: (sent: Record<string, unknown>) => Partial<V>
  /** Fields that hold parts of several that are sent: they follow from what both sides sent. */
  together?: readonly (keyof V & string)[] | undefined
}

/** What a form that goes on with both holds beside what was saved. */
export function keptOf<V extends object>({ base, mine, saved, sent, valuesOf, together = [] }: Keeping<V>): Partial<V> {
  const { theirs } = mergeOf({ base: sent(base), mine: sent(mine as Values), saved })
  /** A choice that only the form knows goes with what it decides, unless it was changed here. */
  const isKept = (name: string) =>
    name in saved ? !theirs.includes(name) : !isSame((mine as Values)[name], base[name])
  const alone = Object.keys(valuesOf(saved)).filter((name) => isKept(name) && !together.some((each) => each === name))
  const both = { ...saved, ...picked(sent(mine as Values), Object.keys(saved).filter(isKept)) }
  return { ...picked(mine, alone), ...picked(valuesOf(both), together) }
}

/** These fields of the values. */
export const picked = <V extends object>(values: V, names: readonly string[]): Partial<V> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) as Partial<V>
