/** What the words of attendance are called in tables and on screens. */
import type { ExceptionKind } from './kinds'

export const exceptionWords: Record<ExceptionKind, string> = {
  'left-early': 'Left early',
  'no-check-out': 'Nobody checked them out',
  'out-without-in': 'Checked out, but never in',
  'not-registered': 'Was not registered',
  'no-account': 'No account under the address they gave',
  claimed: 'Their agency has accepted this training already: it counts nothing more unless you decide otherwise',
}
