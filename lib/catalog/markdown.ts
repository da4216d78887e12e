/** Reads a module as its author writes it (`docs/authoring.md`): one Markdown file with front matter and directives. */
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type * as z from 'zod/mini'
import {
  type Assessment,
  assessmentSchema,
  type ModuleContent,
  mismatches,
  moduleContentSchema,
} from '@/lib/catalog/content'
import { type ModuleFacts, moduleFactsSchema } from '@/lib/catalog/facts'
import { type FrontMatter, readFrontMatter } from '@/lib/catalog/front-matter'
import { type LessonDrafts, readLessons } from '@/lib/catalog/markdown-lessons'
import { type Node, type Problem, type Reading, report } from '@/lib/catalog/markdown-prose'
import { explain } from '@/lib/catalog/problems'

export type ParsedModule =
  | { ok: true; facts: ModuleFacts; content: ModuleContent; assessment: Assessment }
  | { ok: false; problems: Problem[] }

/** In characters. A module of an hour has about 70,000; far more is a mistake, or an attack on the parser. */
const largestModule = 400_000
const longestLine = 10_000

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkDirective)

/**
 * Reads one module. Never throws for bad input: all problems come back with their line (from 1), in order, and say what
 * would be right. Test questions go to `assessment` only.
 */
export function parseModule(markdown: string): ParsedModule {
  const source = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const tooMuch = sizeProblem(source)
  if (tooMuch) return { ok: false, problems: [tooMuch] }
  const reading: Reading = { source, problems: [], lines: new WeakMap(), wanted: [], ids: new Set() }
  const nodes: Node[] = processor.parse(source).children
  const [first] = nodes
  if (first?.type !== 'yaml') {
    report(reading, 1, 'The file must begin with front matter: “---”, the facts of the module, “---”.')
    readLessons(reading, nodes)
    return refuse(reading)
  }
  const front = readFrontMatter(first.value ?? '')
  reading.problems.push(...front.problems)
  const drafts = readLessons(reading, nodes.slice(1))
  return front.problems.length > 0 ? refuse(reading) : judge(reading, front, drafts)
}

function judge(reading: Reading, front: FrontMatter, { lessons, questions }: LessonDrafts): ParsedModule {
  const { contentNote, objectives, resources = [], sources = [], test, ...facts } = front.data
  const check = <T>(schema: z.ZodMiniType<T>, draft: unknown, inFront: (path: PropertyKey[]) => PropertyKey[]) => {
    const result = schema.safeParse(draft, { error: explain })
    for (const issue of result.error?.issues ?? []) {
      report(reading, lineOfPart(reading, draft, issue.path) ?? front.lineAt(inFront(issue.path)), issue.message)
    }
    return result.data
  }
  const same = (path: PropertyKey[]) => path
  const goodFacts = check(moduleFactsSchema, facts, same)
  const content = check(moduleContentSchema, { contentNote, objectives, lessons, resources, sources }, same)
  const assessment = check(assessmentSchema, { questions, rules: test }, ([, ...rest]) => ['test', ...rest])
  for (const { lessonKey, message } of content && assessment ? mismatches(content, assessment) : []) {
    const lesson = lessons.find((draft) => draft.key === lessonKey)
    report(reading, (lesson && reading.lines.get(lesson)) ?? 1, message)
  }
  if (!goodFacts || !content || !assessment || reading.problems.length > 0) return refuse(reading)
  return { ok: true, facts: goodFacts, content, assessment }
}

/** The line of the deepest part of `path` whose origin is known. */
function lineOfPart(reading: Reading, draft: unknown, path: readonly PropertyKey[]): number | undefined {
  let line: number | undefined
  let part = draft
  for (const key of path) {
    if (typeof part !== 'object' || part === null) break
    part = (part as Record<PropertyKey, unknown>)[key]
    if (typeof part === 'object' && part !== null) line = reading.lines.get(part) ?? line
  }
  return line
}

function refuse(reading: Reading): ParsedModule {
  const seen = new Set<string>()
  const problems = reading.problems
    .filter(({ line, message }) => !seen.has(`${line} ${message}`) && seen.add(`${line} ${message}`))
    .sort((a, b) => a.line - b.line)
  return { ok: false, problems }
}

function sizeProblem(source: string): Problem | undefined {
  const number = new Intl.NumberFormat('en-US')
  if (source.length > largestModule) {
    const message = `The file has ${number.format(source.length)} characters; a module may have ${number.format(largestModule)}. Split it in two.`
    return { line: 1, message }
  }
  const at = source.split('\n').findIndex((text) => text.length > longestLine)
  if (at < 0) return undefined
  return { line: at + 1, message: `This line has more than ${number.format(longestLine)} characters. Break it up.` }
}
