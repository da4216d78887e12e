/** Who may change the catalog. Reading it needs no leave: published modules are public, their test questions are not. */
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'

const mayWrite = (actor: Actor) =>
  actor.kind === 'system' || holdsPlatformRole(actor, 'author') || holdsPlatformRole(actor, 'administrator')

export const can = {
  publish: mayWrite,
  retire: mayWrite,
  loadReference: (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
}
