/** Cuts the body of a module into its lessons (`::lesson[Title]{#key minutes=8}`) and gathers what stands in each. */
import {
  blockNames,
  bodyOf,
  type Draft,
  readAttributes,
  readBlockDirective,
  readLabel,
  readQuestion,
} from '@/lib/catalog/markdown-blocks'
import { from, lineOf, type Node, type Reading, readProse, readWords, report } from '@/lib/catalog/markdown-prose'

/** The lessons and the question bank as written, not yet judged by a schema. */
export interface LessonDrafts {
  lessons: Draft[]
  questions: Draft[]
}

interface Open {
  draft: Draft
  key: string
  blocks: Draft[]
  prose: Node[]
  questions: Draft[]
}

/** A lesson's summary is drawn with this id, so that its content note can lead there. */
const summaryId = 'summary'

export function readLessons(reading: Reading, nodes: readonly Node[]): LessonDrafts {
  const done: Open[] = []
  let open: Open | undefined
  let stray = false
  for (const node of nodes) {
    if (isLesson(node)) {
      if (open) done.push(close(reading, open))
      open = openLesson(reading, node)
    } else if (open) readPart(reading, open, node)
    else if (!stray) {
      stray = true
      report(reading, node, 'Text stands before the first lesson. Begin with “::lesson[Title]{#key minutes=8}”.')
    }
  }
  if (open) done.push(close(reading, open))
  return { lessons: done.map(({ draft }) => draft), questions: done.flatMap(({ questions }) => questions) }
}

function isLesson(node: Node): boolean {
  return node.type === 'leafDirective' && node.name === 'lesson'
}

function openLesson(reading: Reading, node: Node): Open {
  const { id, minutes } = readAttributes(reading, node, ['id', 'minutes'])
  reading.ids = new Set([summaryId])
  reading.wanted = []
  const blocks: Draft[] = []
  const draft: Draft = {
    key: id,
    title: readLabel(reading, node),
    minutes: minutes && /^\d+$/.test(minutes) ? Number(minutes) : minutes,
    blocks,
  }
  return { draft: from(reading, node, draft), key: id ?? '', blocks, prose: [], questions: [] }
}

function close(reading: Reading, open: Open): Open {
  flushProse(reading, open)
  for (const { id, line } of reading.wanted) {
    if (!reading.ids.has(id)) report(reading, line, `Nothing in this lesson is called “#${id}”. Its headings are.`)
  }
  if (reading.wanted.some(({ id }) => id === summaryId) && !open.draft.summary) {
    report(
      reading,
      reading.lines.get(open.draft) ?? 1,
      'A link leads to “#summary”, but the lesson has no “:::summary”.',
    )
  }
  return open
}

function flushProse(reading: Reading, open: Open): void {
  const [first] = open.prose
  if (!first) return
  open.blocks.push(from(reading, first, { kind: 'prose', nodes: readProse(reading, open.prose, true) }))
  open.prose = []
}

function readPart(reading: Reading, open: Open, node: Node): void {
  if (node.type !== 'containerDirective' && node.type !== 'leafDirective') {
    open.prose.push(node)
    return
  }
  flushProse(reading, open)
  if (tellsNotClosed(reading, node)) return
  if (node.type === 'containerDirective' && readAside(reading, open, node)) return
  const block = readBlockDirective(reading, node)
  if (block) open.blocks.push(block)
  else report(reading, node, unknown(node))
}

/** A block that swallowed the next lesson was never closed; all that it holds is better judged after that is mended. */
function tellsNotClosed(reading: Reading, node: Node): boolean {
  const swallowed = node.children?.find((child) => isLesson(child) || child.children?.some(isLesson))
  if (!swallowed) return false
  report(reading, node, `“${node.name}” is not closed before line ${lineOf(swallowed)}. Add a line with its colons.`)
  return true
}

/** What belongs to the lesson but is not one of its blocks. */
function readAside(reading: Reading, open: Open, node: Node): boolean {
  const body = bodyOf(node)
  switch (node.name) {
    case 'contains':
      once(reading, open, node, 'note')
      open.draft.note = body.map((child) => readWords(reading, child)).join(' ')
      break
    case 'summary':
      once(reading, open, node, 'summary')
      open.draft.summary = readProse(reading, body)
      break
    case 'question':
      open.questions.push(readQuestion(reading, node, open.key))
      return true
    default:
      return false
  }
  readAttributes(reading, node, [])
  return true
}

function once(reading: Reading, open: Open, node: Node, field: string): void {
  if (field in open.draft) report(reading, node, `A lesson has one “${node.name}”. Put both together.`)
}

function unknown(node: Node): string {
  const colons =
    node.type === 'leafDirective' && blockNames.includes(node.name ?? '') ? ' with three colons or more' : ''
  const names = ['contains', ...blockNames, 'summary', 'question'].join(', ')
  return `“${node.name}” is not a block${colons}. The blocks of a lesson are: ${names}.`
}
