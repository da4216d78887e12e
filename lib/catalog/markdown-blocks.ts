/** The directives of a module (`:::check`, `::::scenario`, …) read into drafts, which the schemas of `content` judge. */
import { from, type Node, type Reading, readProse, readWords, report } from '@/lib/catalog/markdown-prose'

/** Not yet judged by a schema. */
export type Draft = Record<string, unknown>

const blockReaders: Record<string, (reading: Reading, node: Node) => Draft> = {
  note: readNote,
  check: readCheck,
  scenario: readScenario,
  'state-tip': readStateTip,
  resources: readResources,
}

/** The blocks an author can write with colons, for the message about one that is not known. */
export const blockNames = Object.keys(blockReaders)

/** Reads one block, or nothing when the directive is not a block. */
export function readBlockDirective(reading: Reading, node: Node): Draft | undefined {
  const read = node.type === 'containerDirective' ? blockReaders[node.name ?? ''] : undefined
  return read && from(reading, node, read(reading, node))
}

/** The attributes of a directive, `#x` as `id`; any other than the named ones is reported. */
export function readAttributes<K extends string>(
  reading: Reading,
  node: Node,
  known: readonly K[],
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    const key = known.find((it) => it === name)
    if (key) found[key] = value ?? ''
    else {
      const may = known.length ? `It may have ${known.map((it) => (it === 'id' ? '#key' : it)).join(', ')}.` : ''
      report(reading, node, `“${node.name}” has no “${name}”. ${may}`.trim())
    }
  }
  return found
}

/** The label in square brackets, as plain words; undefined when there is none. */
export function readLabel(reading: Reading, node: Node): string | undefined {
  if (node.type === 'leafDirective') {
    return readWords(reading, { ...node, type: 'paragraph' }) || undefined
  }
  const label = node.children?.find(isLabel)
  return label && (readWords(reading, label) || undefined)
}

function isLabel(node: Node): boolean {
  return node.data !== undefined && 'directiveLabel' in node.data
}

export function bodyOf(node: Node): Node[] {
  return (node.children ?? []).filter((child) => !isLabel(child))
}

function readNote(reading: Reading, node: Node): Draft {
  const { tone } = readAttributes(reading, node, ['tone'])
  return {
    kind: 'note',
    tone: tone ?? 'plain',
    title: readLabel(reading, node),
    nodes: readProse(reading, bodyOf(node)),
  }
}

function readResources(reading: Reading, node: Node): Draft {
  readAttributes(reading, node, [])
  const [list, ...rest] = bodyOf(node)
  if (list?.type !== 'list' || rest.length > 0) {
    report(reading, node, 'Resources are one list: “- [Name](https://…): what it is for”.')
  }
  const items = list?.type === 'list' ? (list.children ?? []) : []
  return {
    kind: 'resources',
    title: readLabel(reading, node),
    items: items.map((item) => readResource(reading, item)),
  }
}

function readResource(reading: Reading, item: Node): Draft {
  const [paragraph] = readProse(reading, item.children ?? [])
  const [first, ...rest] = paragraph?.type === 'paragraph' ? paragraph.children : []
  const words = (nodes: typeof rest) => nodes.map((it) => (it.type === 'text' ? it.value : '')).join('')
  if (item.children?.length !== 1 || rest.some((it) => it.type !== 'text')) {
    report(reading, item, 'One resource is one line: “- [Name](https://…): what it is for”.')
  }
  if (first?.type !== 'link') return from(reading, item, { label: words(first ? [first, ...rest] : []) })
  const note = words(rest).replace(/^[\s:,;.-]+/, '')
  return from(reading, item, { label: words(first.children), url: first.url, ...(note && { note }) })
}

interface Box {
  node: Node
  chosen: boolean
  text: string
  rest: Node[]
}

/** Splits a body into the words before its list, the ticked or empty boxes of the list, and what follows. */
function readBoxes(reading: Reading, node: Node): { prompt: string; boxes: Box[]; after: Node[] } {
  const body = bodyOf(node)
  const at = body.findIndex((child) => child.type === 'list')
  const before = at < 0 ? body : body.slice(0, at)
  if (at < 0) report(reading, node, 'Give the options as a list: “- [x] right” and “- [ ] not right”.')
  const prompt = before.map((child) => readParagraph(reading, child)).join(' ')
  const boxes = (body[at]?.children ?? []).map((item) => readBox(reading, item))
  return { prompt, boxes, after: at < 0 ? [] : body.slice(at + 1) }
}

function readParagraph(reading: Reading, node: Node): string {
  if (node.type === 'paragraph') return readWords(reading, node)
  report(reading, node, 'Only plain paragraphs can stand here.')
  return ''
}

function readBox(reading: Reading, node: Node): Box {
  const [first, ...rest] = node.children ?? []
  const words = first ? readParagraph(reading, first) : ''
  const mark = /^\[([ xX])\]\s+/.exec(words)
  if (!mark) report(reading, node, 'Begin each option with “[x]” when it is right and with “[ ]” when it is not.')
  return { node, chosen: mark?.[1]?.toLowerCase() === 'x', text: words.slice(mark?.[0].length ?? 0), rest }
}

/** The words of the quotation that follows an option or a question. */
function readQuote(reading: Reading, nodes: readonly Node[], owner: Node, what: string): string {
  const [quote, ...more] = nodes
  if (quote?.type !== 'blockquote' || more.length > 0) {
    report(reading, quote ?? owner, `Give ${what} as one quotation, on lines that begin with “>”.`)
    return ''
  }
  return (quote.children ?? []).map((child) => readParagraph(reading, child)).join(' ')
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const optionId = (i: number) => letters[i] ?? `option-${i}`

function readCheck(reading: Reading, node: Node): Draft {
  const { id } = readAttributes(reading, node, ['id'])
  const { prompt, boxes, after } = readBoxes(reading, node)
  for (const extra of after) report(reading, extra, 'Nothing follows the options of a check. Put it after its “:::”.')
  const options = boxes.map((box, i) => {
    const feedback = readQuote(reading, box.rest, box.node, 'the feedback under each option')
    return from(reading, box.node, { id: optionId(i), text: box.text, feedback, right: box.chosen })
  })
  return { kind: 'check', id, prompt, options }
}

/** Reads a question of the bank; `lessonKey` is the lesson it stands in. */
export function readQuestion(reading: Reading, node: Node, lessonKey: string): Draft {
  const { id, objective } = readAttributes(reading, node, ['id', 'objective'])
  const { prompt, boxes, after } = readBoxes(reading, node)
  for (const box of boxes) {
    if (box.rest.length > 0)
      report(reading, box.node, 'Options of a test question have no feedback; give one reason below.')
  }
  return from(reading, node, {
    id,
    lessonKey,
    ...(objective !== undefined && { objective: /^\d{1,3}$/.test(objective) ? Number(objective) : objective }),
    prompt,
    options: boxes.map((box, i) => from(reading, box.node, { id: optionId(i), text: box.text })),
    right: boxes.flatMap((box, i) => (box.chosen ? [optionId(i)] : [])),
    rationale: readQuote(reading, after, node, 'the reason after the options'),
  })
}

function readScenario(reading: Reading, node: Node): Draft {
  const { id } = readAttributes(reading, node, ['id'])
  const scenes = bodyOf(node).flatMap((child): Draft[] => {
    if (child.name === 'scene') return [from(reading, child, readScene(reading, child))]
    if (child.name === 'ending') return [from(reading, child, readEnding(reading, child))]
    report(reading, child, 'A scenario holds “:::scene{#key}” and “:::ending{#key}” blocks, and nothing between them.')
    return []
  })
  return { kind: 'scenario', id, title: readLabel(reading, node), scenes }
}

function readScene(reading: Reading, node: Node): Draft {
  const { id } = readAttributes(reading, node, ['id'])
  const body = bodyOf(node)
  const list = body.at(-1)
  if (list?.type !== 'list') {
    report(
      reading,
      node,
      'A scene ends with its choices, “- [What to do](#scene)”. Write “:::ending” where the story ends.',
    )
    return { id, nodes: readProse(reading, body), choices: [] }
  }
  return {
    id,
    nodes: readProse(reading, body.slice(0, -1)),
    choices: (list.children ?? []).map((item) => readChoice(reading, item)),
  }
}

function readChoice(reading: Reading, item: Node): Draft {
  const [first, ...rest] = item.children ?? []
  const [link, ...more] = first?.type === 'paragraph' ? (first.children ?? []) : []
  if (link?.type !== 'link' || !link.url?.startsWith('#') || more.length > 0) {
    report(reading, item, 'Write a choice as “- [What to do](#scene)”, with what follows from it in a quotation below.')
    return from(reading, item, {})
  }
  const text = readWords(reading, { ...link, type: 'paragraph' })
  const consequence = rest.length > 0 ? readQuote(reading, rest, item, 'what follows from the choice') : undefined
  return from(reading, item, { text, next: link.url.slice(1), ...(consequence && { consequence }) })
}

function readEnding(reading: Reading, node: Node): Draft {
  const { id } = readAttributes(reading, node, ['id'])
  const body = bodyOf(node)
  const quote = body.at(-1)?.type === 'blockquote' ? body.at(-1) : undefined
  if (!quote) report(reading, node, 'An ending closes with a reflection, on lines that begin with “>”.')
  return {
    id,
    nodes: readProse(reading, quote ? body.slice(0, -1) : body),
    choices: [],
    ...(quote && { reflection: readProse(reading, quote.children ?? []) }),
  }
}

function readStateTip(reading: Reading, node: Node): Draft {
  const { id } = readAttributes(reading, node, ['id'])
  const states: Record<string, Draft> = {}
  let otherwise: unknown
  for (const child of bodyOf(node)) {
    if (child.name === 'state') {
      const { code = '', ...law } = readState(reading, child)
      if (Object.hasOwn(states, code)) report(reading, child, `“${code}” is told twice. Keep one.`)
      states[code] = from(reading, child, law)
    } else if (child.name === 'otherwise') otherwise = readProse(reading, bodyOf(child))
    else
      report(reading, child, 'A state tip holds “:::state{…}” blocks and one “:::otherwise”, and nothing between them.')
  }
  if (!otherwise) report(reading, node, 'Add “:::otherwise” with what a reader of any other state should look up.')
  return { kind: 'state-tip', id, title: readLabel(reading, node), states, otherwise: otherwise ?? [] }
}

function readState(reading: Reading, node: Node): Draft & { code?: string } {
  const it = readAttributes(reading, node, ['code', 'cite', 'source', 'checked', 'check-by'])
  return {
    ...(it.code !== undefined && { code: it.code }),
    nodes: readProse(reading, bodyOf(node)),
    citation: it.cite,
    sourceUrl: it.source,
    checkedOn: it.checked,
    checkBy: it['check-by'],
  }
}
