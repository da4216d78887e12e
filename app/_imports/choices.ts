/** What the person ticked or unticked, where it differs from what was proposed. Kept across the pages of the list. */
export type Loadable = {
  key: string
  /** Is it loaded unless somebody says otherwise? */
  proposed: boolean
  /** Can it be loaded at all? */
  loadable: boolean
}
export type Choices<E extends Loadable> = ReadonlyMap<string, { chosen: boolean; entry: E }>

/** What is proposed: as the check says, unless the screen knows better. */
type Proposes<E> = (entry: E) => boolean
const asChecked = ({ proposed }: Loadable) => proposed

export const isChosen = <E extends Loadable>(
  entry: E,
  choices: Choices<E>,
  isProposed: Proposes<E> = asChecked,
): boolean => choices.get(entry.key)?.chosen ?? isProposed(entry)

export function choose<E extends Loadable>(
  choices: Choices<E>,
  { entries, chosen }: { entries: readonly E[]; chosen: boolean },
  isProposed: Proposes<E> = asChecked,
): Choices<E> {
  const next = new Map(choices)
  for (const entry of entries) {
    if (!entry.loadable) continue
    if (isProposed(entry) === chosen) next.delete(entry.key)
    else next.set(entry.key, { chosen, entry })
  }
  return next
}

/** What is loaded besides what is proposed, and what of it is not. */
export function differing<E extends Loadable>(choices: Choices<E>): { include: E[]; leaveOut: E[] } {
  const all = [...choices.values()]
  const those = (wanted: boolean) => all.flatMap(({ chosen, entry }) => (chosen === wanted ? [entry] : []))
  return { include: those(true), leaveOut: those(false) }
}

export const keysOf = (entries: readonly Loadable[]): string[] => entries.map(({ key }) => key)
