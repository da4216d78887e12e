/** What files are taken for: each use says how large, of what content, and by whom; the domain that wants them declares it. */
import type { Actor } from '../context'
import type { Content } from './content'

/** A file that arrived whole. */
export type Received = {
  /** As its sender calls it. */
  name: string
  size: number
  /** SHA-256. */
  digest: Buffer
  /** By its bytes. */
  content: Content
  /** Of a PDF that was opened. */
  pages?: number
  pieces: () => AsyncIterable<Uint8Array>
}

export type FileKind = {
  /** Its name in the address and with each file: `roster`. */
  use: string
  mostBytes: number
  tooLarge: string
  /** What is taken, and the sentence for whoever sends something else. */
  takes: readonly Content[]
  notTaken: (found: Content) => string
  maySend: (actor: Actor) => boolean
  /** What it is called may tell of somebody’s health, or who was a victim: the trail, which forgets nothing, does not say it. */
  isSensitive?: boolean
  /** What is kept instead of the file as it came, before anything of it is stored. @throws invalid (`file`) */
  clean?: (file: Received) => Promise<Received>
}
