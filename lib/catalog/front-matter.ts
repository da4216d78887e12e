/** The YAML head of a module: what is in it, and on which line of the file each part stands. */
import { LineCounter, parseDocument } from 'yaml'
import type { Problem } from '@/lib/catalog/markdown-prose'

export interface FrontMatter {
  data: Record<string, unknown>
  problems: Problem[]
  /** The line of the deepest part of `path` that is written. */
  lineAt: (path: readonly PropertyKey[]) => number
}

/** The YAML begins on the second line of the file, after “---”. */
const linesBefore = 1

/** Reads the text between the two “---” lines; nothing here is trusted to have the right shape yet. */
export function readFrontMatter(yaml: string): FrontMatter {
  const counter = new LineCounter()
  const lineAtOffset = (offset: number) => Math.max(counter.linePos(offset).line, 1) + linesBefore
  try {
    const document = parseDocument(yaml, { lineCounter: counter, uniqueKeys: true, merge: false })
    const lineAt = (path: readonly PropertyKey[]) => {
      for (let end = path.length; end > 0; end -= 1) {
        const part: unknown = document.getIn(path.slice(0, end), true)
        const start = hasRange(part) ? part.range?.[0] : undefined
        if (start !== undefined) return lineAtOffset(start)
      }
      return 1
    }
    const problems = document.errors.map((error) => ({
      line: lineAtOffset(error.pos[0]),
      message: `The front matter is not valid YAML here: ${error.message.split(' at line ')[0]}.`,
    }))
    if (problems.length > 0) return { data: {}, problems, lineAt }
    const data = tidy(document.toJS({ maxAliasCount: 0 }))
    if (isRecord(data)) return { data, problems: [], lineAt }
  } catch {
    // Aliases, or nesting deeper than the YAML reader can follow.
  }
  return unreadable()
}

function unreadable(): FrontMatter {
  const message = 'The front matter must be plain “name: value” lines, without anchors or deep nesting.'
  return { data: {}, problems: [{ line: 1, message }], lineAt: () => 1 }
}

function hasRange(part: unknown): part is { range?: readonly number[] | null } {
  return typeof part === 'object' && part !== null && 'range' in part
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Folded and multi-line YAML strings become one line of words. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(tidy)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidy(part)]))
  return value
}
