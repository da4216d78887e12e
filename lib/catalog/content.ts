/**
 * What one immutable course version holds: `ModuleContent`, which anyone may read, and `Assessment`, which never leaves
 * the server. Both are stored as JSON documents and are validated by the schemas here before they are stored.
 */
import * as z from 'zod/mini'
import { keySchema, linkSchema, type Prose, printable, proseSchema } from '@/lib/catalog/prose'
import { stateCodes } from '@/lib/platform/states'
import { holds, whole } from '@/lib/platform/whole'

const line = (max: number) =>
  z.string().check(z.trim(), z.minLength(1, 'Write something here.'), z.maxLength(max), printable)
const minutes = (max: number) => z.int().check(z.minimum(1), z.maximum(max))
const day = z.iso.date('Write the day as YYYY-MM-DD.')
const prose = z.array(proseSchema).check(z.minLength(1, 'Write at least one paragraph.'))

const stateCode = z
  .string()
  .check(
    z.refine((code) => stateCodes.includes(code), 'Write the two capital letters of a state or territory, such as CA.'),
  )

/** Pushes one issue for every value that an earlier entry already has. */
function unique<T>(read: (entry: T) => string, what: string) {
  return z.check<T[]>((ctx) => {
    const seen = new Set<string>()
    ctx.value.forEach((entry, i) => {
      const value = read(entry)
      if (seen.has(value)) {
        ctx.issues.push({
          code: 'custom',
          input: ctx.value,
          path: [i],
          message: `The ${what} “${value}” is used twice.`,
        })
      }
      seen.add(value)
    })
  })
}

const resourceSchema = z.strictObject({ label: line(160), url: z.optional(linkSchema), note: z.optional(line(400)) })

const sourceSchema = z.strictObject({
  title: line(240),
  publisher: line(160),
  url: linkSchema,
  accessedOn: z.optional(day),
})

const proseBlock = z.strictObject({ kind: z.literal('prose'), nodes: prose })

const noteBlock = z.strictObject({
  kind: z.literal('note'),
  tone: z.enum(['plain', 'caution', 'good']),
  title: z.optional(line(120)),
  nodes: prose,
})

const checkBlock = z.strictObject({
  kind: z.literal('check'),
  id: keySchema,
  prompt: line(600),
  /** For practice, so the right one may be public; exactly one is right. */
  options: z.array(z.strictObject({ id: keySchema, text: line(300), feedback: line(600), right: z.boolean() })).check(
    z.minLength(2, 'Give at least two options.'),
    z.maxLength(6, 'Give at most six options.'),
    unique((option) => option.id, 'option'),
    z.refine((options) => options.filter((option) => option.right).length === 1, 'Mark exactly one option as right.'),
  ),
})

const choiceSchema = z.strictObject({ text: line(300), consequence: z.optional(line(600)), next: keySchema })

const sceneSchema = z.strictObject({
  id: keySchema,
  nodes: prose,
  /** Empty where the story ends. */
  choices: z.array(choiceSchema).check(z.maxLength(5)),
  /** What to take away; only where the story ends. */
  reflection: z.optional(prose),
})

const scenarioBlock = z
  .strictObject({
    kind: z.literal('scenario'),
    id: keySchema,
    title: line(160),
    /** The story starts at the first. */
    scenes: z.array(sceneSchema).check(
      z.minLength(2, 'A scenario has at least two scenes.'),
      unique((scene) => scene.id, 'scene'),
    ),
  })
  .check(
    whole(({ scenes }) => [() => sceneProblems(scenes).map(([i, message]) => ({ field: `scenes.${i}`, message }))]),
  )

type Scene = z.infer<typeof sceneSchema>

function sceneProblems(scenes: readonly Scene[]): [number, string][] {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]))
  const endings = scenes.filter((scene) => scene.choices.length === 0).map((scene) => scene.id)
  const reached = spread([scenes[0]?.id ?? ''], (id) => byId.get(id)?.choices.map((choice) => choice.next) ?? [])
  const leadsOn = spread(endings, (id) =>
    scenes.filter((scene) => scene.choices.some((choice) => choice.next === id)).map((scene) => scene.id),
  )
  return scenes.flatMap((scene, i) => {
    const says = (message: string): [number, string][] => [[i, `Scene “${scene.id}” ${message}`]]
    const ends = scene.choices.length === 0
    const lost = scene.choices.find((choice) => !byId.has(choice.next))
    if (lost) return says(`leads to “${lost.next}”, which is not a scene of this scenario.`)
    if (scene.choices.length === 1) return says('has one choice; give two or more, or none where the story ends.')
    if (ends && !scene.reflection) return says('ends the story; give it a reflection.')
    if (!ends && scene.reflection) return says('has choices and a reflection; only an ending has a reflection.')
    if (!reached.has(scene.id)) return says('cannot be reached from the first scene.')
    if (!leadsOn.has(scene.id)) return says('never leads to an ending.')
    return []
  })
}

/** All that can be reached from `from` by following `next`, itself included. */
function spread(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

const stateLawSchema = z.strictObject({
  nodes: prose,
  citation: line(160),
  sourceUrl: linkSchema,
  checkedOn: day,
  checkBy: day,
})

const stateTipBlock = z.strictObject({
  kind: z.literal('state-tip'),
  id: keySchema,
  title: line(120),
  /** State code -> what its law says. */
  states: z.record(stateCode, stateLawSchema),
  /** What the reader of any other state is told, e.g. what to look up and with whom. */
  otherwise: prose,
})

const resourcesBlock = z.strictObject({
  kind: z.literal('resources'),
  title: z.optional(line(120)),
  items: z.array(resourceSchema).check(z.minLength(1)),
})

const blockSchema = z.discriminatedUnion('kind', [
  proseBlock,
  noteBlock,
  checkBlock,
  scenarioBlock,
  stateTipBlock,
  resourcesBlock,
])

const lessonSchema = z.strictObject({
  /** Never changes between editions: progress and test questions point to it. */
  key: keySchema,
  title: line(120),
  minutes: minutes(120),
  /** What this lesson contains that may be hard to read, and where one can go on instead. */
  note: z.optional(line(400)),
  blocks: z.array(blockSchema).check(z.minLength(1, 'A lesson needs some content.')),
  summary: z.optional(prose),
})

/** Blocks that carry an id share one address space within a module. */
function blockIds(lessons: readonly Lesson[]): string[] {
  const inProse = (nodes: readonly Prose[]) => nodes.flatMap((node) => (node.type === 'heading' ? [node.id] : []))
  return lessons.flatMap((lesson) =>
    lesson.blocks.flatMap((block) => {
      if (block.kind === 'prose') return inProse(block.nodes).map((id) => `${lesson.key}#${id}`)
      return 'id' in block ? [block.id] : []
    }),
  )
}

/** The public half of a course version. */
export const moduleContentSchema = z.strictObject({
  contentNote: line(1200),
  objectives: z.array(line(240)).check(z.minLength(1), z.maxLength(12)),
  lessons: z.array(lessonSchema).check(
    z.minLength(1, 'A module needs at least one lesson.'),
    unique((lesson) => lesson.key, 'lesson'),
    z.check((ctx) => {
      const ids = blockIds(ctx.value)
      for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) {
        ctx.issues.push({ code: 'custom', input: ctx.value, message: `The id “${id}” is used twice.` })
      }
    }),
  ),
  resources: z.array(resourceSchema),
  sources: z.array(sourceSchema),
})

const questionSchema = z
  .strictObject({
    id: keySchema,
    lessonKey: keySchema,
    /** The place of the objective it asks about, from 1. */
    objective: z.optional(
      z.int('Write the number of the objective, such as objective=2.').check(z.minimum(1), z.maximum(12)),
    ),
    prompt: line(800),
    options: z.array(z.strictObject({ id: keySchema, text: line(400) })).check(
      z.minLength(2, 'Give at least two options.'),
      z.maxLength(8),
      unique((option) => option.id, 'option'),
    ),
    /** Option ids; a question with several right ones is right when exactly those are chosen. */
    right: z.array(keySchema).check(z.minLength(1, 'Mark at least one option as right.')),
    /** Why, in a sentence or two; shown after the test, never before. */
    rationale: line(800),
  })
  .check(
    holds((question) => question.right.every((id) => question.options.some((option) => option.id === id)), {
      path: [],
      message: 'A right answer must be one of the options.',
    }),
  )

/** How many questions a test asks, the share that passes, and what follows when it is not passed. */
export const testRulesSchema = z.strictObject({
  draw: z.int().check(z.minimum(1), z.maximum(100)),
  passPercent: z.int().check(z.minimum(1), z.maximum(100)),
  attempts: z.int().check(z.minimum(1), z.maximum(20)),
  coolingOffHours: z.int().check(z.minimum(0), z.maximum(720)),
})

/** The server's half of a course version: the question bank and the rules of the test. */
export const assessmentSchema = z
  .strictObject({
    questions: z.array(questionSchema).check(
      z.minLength(12, 'The bank needs at least 12 questions.'),
      unique((question) => question.id, 'question'),
    ),
    rules: testRulesSchema,
  })
  .check(
    holds((it) => it.questions.length >= it.rules.draw, {
      path: [],
      message: 'The test draws more questions than the bank holds.',
    }),
  )

export type ModuleContent = z.infer<typeof moduleContentSchema>
export type Lesson = z.infer<typeof lessonSchema>
export type Block = z.infer<typeof blockSchema>
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>
export type Assessment = z.infer<typeof assessmentSchema>
export type Question = z.infer<typeof questionSchema>
export type TestRules = z.infer<typeof testRulesSchema>

/**
 * What does not fit between the two documents: questions about no lesson or no objective, and lessons that no question asks
 * about.
 */
export function mismatches(content: ModuleContent, assessment: Assessment): { lessonKey: string; message: string }[] {
  const lessons = new Set(content.lessons.map((lesson) => lesson.key))
  const asked = new Set(assessment.questions.map((question) => question.lessonKey))
  const about = (lessonKey: string, message: string) => ({ lessonKey, message })
  return [
    ...assessment.questions
      .filter(({ lessonKey }) => !lessons.has(lessonKey))
      .map(({ id, lessonKey }) =>
        about(lessonKey, `Question “${id}” belongs to “${lessonKey}”, which is not a lesson.`),
      ),
    ...assessment.questions
      .filter(({ objective }) => objective !== undefined && objective > content.objectives.length)
      .map(({ id, lessonKey, objective }) =>
        about(lessonKey, `Question “${id}” asks about objective ${objective}; there are ${content.objectives.length}.`),
      ),
    ...[...lessons]
      .filter((key) => !asked.has(key))
      .map((key) => about(key, `No test question is about lesson “${key}”. Add at least one “:::question” to it.`)),
  ]
}
