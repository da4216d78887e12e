/** What files are taken for: each use says how large, of what content, and by whom; the domain that wants them declares it. */
import type { Actor } from '../context'
import type { Content } from './content'

export type FileKind = {
  /** Its name in the address and with each file: `roster`. */
  use: string
  mostBytes: number
  tooLarge: string
  /** What is taken, and the sentence for whoever sends something else. */
  takes: readonly Content[]
  notTaken: (found: Content) => string
  maySend: (actor: Actor) => boolean
}
