/** What each operation of the grid is asked about. */
import type { SubjectName } from '@/e2e/checks/who-may-do-what'
import type { Ctx } from '@/lib/platform/context'
import type { Place, Somebody, World } from './world'

/** Whose thing it is, in which agency, and who asks. */
export type Subject = { named: SubjectName; world: World; ctx: Ctx; person: Somebody; place: Place }

let made = 0

export const now = () => new Date().toISOString()

export const reason = 'This was recorded by mistake for somebody else.'

/** One that no other input has. */
export const next = (): number => {
  made += 1
  return made
}

export const fresh = (what: string) => `${what}-${next()}`

/** How each operation is asked, by its name. */
export type Inputs = Record<string, (subject: Subject) => unknown>
