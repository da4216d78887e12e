/** From the Markdown tree to the closed subset of prose that a module may hold; the rest is refused with its line. */
import { type Inline, inlineText, isSafeLink, type ListItem, type Prose } from '@/lib/catalog/prose'

export interface Problem {
  /** Counted from 1. */
  line: number
  /** What is wrong and what would be right. */
  message: string
}

/** What is read of a node of the Markdown tree. */
export interface Node {
  type: string
  value?: string | undefined
  url?: string | undefined
  depth?: number | undefined
  ordered?: boolean | null | undefined
  name?: string | undefined
  attributes?: Record<string, string | null | undefined> | null | undefined
  data?: object | undefined
  children?: Node[] | undefined
  position?: { start: Place; end: Place } | undefined
}
type Place = { line: number; offset?: number | undefined }

/** One reading of one file: its text, what was found wrong, and from which line each part came. */
export interface Reading {
  source: string
  problems: Problem[]
  lines: WeakMap<object, number>
  /** Links to a place on the page, per lesson, and the places there are. */
  wanted: { id: string; line: number }[]
  ids: Set<string>
}

const deepest = 8

const instead: Record<string, string> = {
  html: 'Raw HTML is not used in modules. Write plain Markdown; for “<” write “\\<”.',
  image: 'Pictures are not used in modules. Say it in words.',
  imageReference: 'Pictures are not used in modules. Say it in words.',
  code: 'Code blocks are not used in modules. Begin the line at the margin, without “```” or four spaces.',
  inlineCode: 'Code is not used in modules. Write the words without backticks.',
  thematicBreak: 'Rules are not used in modules. Begin a new part with “## Heading”.',
  break: 'Line breaks are not used inside a paragraph. Leave an empty line to begin a new one.',
  linkReference: 'Write links in one piece: [text](https://…).',
  definition: 'Write links in one piece: [text](https://…).',
  leafDirective: 'Nothing of this kind can stand here. Is a “:::” missing above that closes a block?',
  containerDirective: 'Nothing of this kind can stand here. The outer block needs more colons than the inner one.',
}

export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1
}

export function report(reading: Reading, at: Node | number, message: string): void {
  reading.problems.push({ line: typeof at === 'number' ? at : lineOf(at), message })
}

/** Remembers where a part came from, so that a later problem with it can name the line. */
export function from<T extends object>(reading: Reading, node: Node, part: T): T {
  reading.lines.set(part, lineOf(node))
  return part
}

/** Reads paragraphs, lists and quotations; headings only where `headings` says so (directly in a lesson). */
export function readProse(reading: Reading, nodes: readonly Node[], headings = false, depth = 0): Prose[] {
  if (depth > deepest) {
    const [first] = nodes
    if (first) report(reading, first, `Lists and quotations may be nested at most ${deepest} deep.`)
    return []
  }
  return nodes.flatMap((node) => readBlock(reading, node, headings, depth))
}

function readBlock(reading: Reading, node: Node, headings: boolean, depth: number): Prose[] {
  const children = node.children ?? []
  switch (node.type) {
    case 'paragraph':
      return [from(reading, node, { type: 'paragraph', children: readInline(reading, children, node) })]
    case 'heading':
      return readHeading(reading, node, headings)
    case 'list': {
      const items = children.map((item) => readItem(reading, item, depth))
      return [from(reading, node, { type: 'list', ordered: node.ordered === true, children: items })]
    }
    case 'blockquote':
      return [from(reading, node, { type: 'blockquote', children: readProse(reading, children, false, depth + 1) })]
    default:
      report(reading, node, refusal(node))
      return []
  }
}

function readItem(reading: Reading, node: Node, depth: number): ListItem {
  return from(reading, node, { type: 'listItem', children: readProse(reading, node.children ?? [], false, depth + 1) })
}

function readHeading(reading: Reading, node: Node, allowed: boolean): Prose[] {
  const children = readInline(reading, node.children ?? [], node)
  if (!allowed) report(reading, node, 'Headings stand between blocks, not inside one. Use bold words here.')
  if (node.depth !== 2 && node.depth !== 3) {
    report(reading, node, 'Use “##” or “###”; the title of a lesson is written as “::lesson[Title]{#key minutes=8}”.')
    return []
  }
  const id = freeId(reading.ids, inlineText(children))
  return [from(reading, node, { type: 'heading', depth: node.depth, id, children })]
}

function freeId(taken: Set<string>, text: string): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  const base = /^[a-z]/.test(words) ? words : words ? `part-${words}` : 'part'
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  taken.add(id)
  return id
}

function readInline(reading: Reading, nodes: readonly Node[], parent: Node, depth = 0): Inline[] {
  if (depth > deepest) {
    report(reading, parent, `Emphasis may be nested at most ${deepest} deep.`)
    return []
  }
  return joined(nodes.flatMap((node): Inline[] => readSpan(reading, node, depth)))
}

function readSpan(reading: Reading, node: Node, depth: number): Inline[] {
  const children = () => readInline(reading, node.children ?? [], node, depth + 1)
  switch (node.type) {
    case 'text':
      return readText(reading, node, node.value ?? '')
    case 'strong':
      return [{ type: 'strong', children: children() }]
    case 'emphasis':
      return [{ type: 'emphasis', children: children() }]
    case 'link':
      return readLink(reading, node, children())
    case 'textDirective':
      return readColon(reading, node)
    default:
      report(reading, node, refusal(node))
      return []
  }
}

/** Neighboring pieces of text as one. */
function joined(nodes: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = { ...last, value: last.value + node.value }
    else out.push(node)
  }
  return out
}

function readText(reading: Reading, node: Node, value: string): Inline[] {
  if (/(^|\n)\s*:::/.test(value)) {
    report(reading, node, 'This “:::” closes or opens nothing. An outer block needs more colons than the inner one.')
  }
  return [{ type: 'text', value: value.replace(/\s*\n\s*|\t/g, ' ') }]
}

/** “Note:this” is read as a directive by the syntax; without label or attributes it is put back as it was typed. */
function readColon(reading: Reading, node: Node): Inline[] {
  const typed = reading.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  if (typed === `:${node.name}`) return [{ type: 'text', value: typed }]
  report(reading, node, `Nothing is called “:${node.name}” inside a paragraph. Put a space after the colon.`)
  return []
}

function readLink(reading: Reading, node: Node, children: Inline[]): Inline[] {
  const url = node.url ?? ''
  if (!isSafeLink(url)) {
    report(
      reading,
      node,
      `The link “${url.slice(0, 60)}” is refused. Links start with https://, mailto:, tel:, sms:, # or /.`,
    )
    return []
  }
  if (url.startsWith('#')) reading.wanted.push({ id: url.slice(1), line: lineOf(node) })
  if (inlineText(children).trim() === '') report(reading, node, 'Say in words where the link goes: [text](https://…).')
  return [{ type: 'link', url, children }]
}

function refusal(node: Node): string {
  if (node.name) return `“${node.name}” is not understood here. ${instead[node.type] ?? ''}`.trim()
  return instead[node.type] ?? `A ${node.type} is not used in modules. Use paragraphs, lists, headings and quotations.`
}

/** The words of a node where only plain words can stand (an option, a prompt, a title); links are refused there. */
export function readWords(reading: Reading, node: Node): string {
  const nodes = readInline(reading, node.type === 'paragraph' ? (node.children ?? []) : [node], node)
  if (hasLink(nodes)) report(reading, node, 'A link cannot stand here. Put it in the text before.')
  return inlineText(nodes).replace(/\s+/g, ' ').trim()
}

function hasLink(nodes: readonly Inline[]): boolean {
  return nodes.some((node) => node.type === 'link' || (node.type !== 'text' && hasLink(node.children)))
}
