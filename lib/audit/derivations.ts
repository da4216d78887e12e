/**
 * What follows from a change is derived once, right before it is committed. A command says whose facts it wrote; what is
 * derived from them, and how, is registered by the domains that keep it, so that nobody below has to know them.
 */
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'

/** Whose facts were written. */
export type Touch =
  /** What a person earned or said of themselves: it counts wherever they serve. */
  | { person: string }
  /** How these people serve an agency; without them, the agency as a whole. */
  | { agency: string; people?: readonly string[] }
  | { requirement: string }
  /** An edition of a module that changes what is taught. */
  | { course: string }
  /** When or where an event takes place, or whether it does. */
  | { event: string }

/** All that one change touched, each once however often it was said. */
export type Touched = {
  people: ReadonlySet<string>
  /** People by the agency in which their service changed. */
  service: ReadonlyMap<string, ReadonlySet<string>>
  agencies: ReadonlySet<string>
  requirements: ReadonlySet<string>
  courses: ReadonlySet<string>
  events: ReadonlySet<string>
}

/** How many rows each derivation wrote or removed, by its name. */
export type Derived = Readonly<Record<string, number>>

export type Derivation = {
  name: string
  /**
   * Brings what is derived from these up to date and gives back how many rows it wrote or removed. It takes its locks in one
   * order over all that was touched, after those of the command itself, so that two changes never wait for each other.
   * It acts as the system.
   * @param turn settled once those before it are done: it waits for that before it locks or writes anything, and what it only
   * has to know it asks right away, on the way on which the others ask
   */
  derive(within: { tx: Tx; ctx: Ctx }, touched: Touched, turn: Promise<unknown>): Promise<number>
}

const derivations = new Map<string, Derivation>()

/** Called in `lib/derivations.ts` alone, which every program that writes loads. */
export function registerDerivation(derivation: Derivation): void {
  derivations.set(derivation.name, derivation)
}

/**
 * All that are registered. @throws when there is none: a program that writes without them would leave behind what no longer
 * follows from the facts, so it writes nothing at all
 */
export function registeredDerivations(): readonly Derivation[] {
  if (derivations.size === 0)
    throw new Error('Nothing is registered that follows from changes: load lib/derivations.ts before writing.')
  return [...derivations.values()]
}

/** Derives all that follows from what was touched, one after the other. @returns how many rows each wrote or removed */
export async function deriveAll(within: { tx: Tx; ctx: Ctx }, touched: Touched): Promise<Derived> {
  const all = registeredDerivations()
  if (isUntouched(touched)) return Object.fromEntries(all.map(({ name }) => [name, 0]))
  return asSystem(within.tx, within.ctx, async () => {
    let turn: Promise<unknown> = Promise.resolve()
    const deriving = all.map(({ derive }) => {
      const done = derive(within, touched, turn)
      turn = done
      return done
    })
    const rows = await Promise.all(deriving)
    return Object.fromEntries(all.map(({ name }, i) => [name, rows[i] ?? 0]))
  })
}

/** Gathers what a change touches; `touch` may be said of the same again and again. */
export function touches(): { touched: Touched; touch(what: Touch): void } {
  const people = new Set<string>()
  const service = new Map<string, Set<string>>()
  const agencies = new Set<string>()
  const requirements = new Set<string>()
  const courses = new Set<string>()
  const events = new Set<string>()
  const touch = (what: Touch): void => {
    if ('person' in what) people.add(what.person)
    else if ('requirement' in what) requirements.add(what.requirement)
    else if ('course' in what) courses.add(what.course)
    else if ('event' in what) events.add(what.event)
    else if (!what.people) agencies.add(what.agency)
    else {
      const there = service.get(what.agency) ?? new Set()
      for (const person of what.people) there.add(person)
      if (there.size > 0) service.set(what.agency, there)
    }
  }
  return { touched: { people, service, agencies, requirements, courses, events }, touch }
}

const isUntouched = ({ people, service, agencies, requirements, courses, events }: Touched): boolean =>
  people.size + service.size + agencies.size + requirements.size + courses.size + events.size === 0
