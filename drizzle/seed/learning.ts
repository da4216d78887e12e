/** People who are taking modules: begun, half-way, tried and not passed yet, passed last week. */
import type { Lesson } from '@/lib/catalog/content'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt } from '@/lib/learning/attempt-queries'
import { enroll } from '@/lib/learning/commands'
import { reachPlace } from '@/lib/learning/progress'
import { listMyEnrollments } from '@/lib/learning/queries'
import { getTestRules } from '@/lib/learning/test-rules'
import type { Ctx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { as } from './cast'
import { CONFIDENTIALITY, type PublishedModule, publishedModules, RIGHTS, TRAFFICKING, YOUNG_PEOPLE } from './modules'
import type { Story } from './story'

type Learner = {
  email: string
  slug: string
  /** Days ago. */
  began: number
  lastRead: number
  /** Lessons done; nothing: all of them. */
  lessons?: number
  /** Tries at the test: days ago, and how many answers were wrong. */
  tries?: readonly { daysAgo: number; wrong: number }[]
}

const passed = (email: string, slug: string, began: number, daysAgo: number, wrong = 1): Learner => ({
  ...{ email, slug, began },
  lastRead: daysAgo,
  tries: [{ daysAgo, wrong }],
})
const reading = (email: string, slug: string, began: number, lastRead: number, lessons: number): Learner => ({
  ...{ email, slug, began, lastRead, lessons },
})

const learners: readonly Learner[] = [
  passed('x.portillo@marlowbaypd.example', CONFIDENTIALITY, 56, 40),
  passed('x.portillo@marlowbaypd.example', RIGHTS, 38, 30),
  passed('j.kincaid@marlowbaypd.example', CONFIDENTIALITY, 52, 36, 2),
  passed('j.kincaid@marlowbaypd.example', RIGHTS, 33, 28, 0),
  passed('a.tamahori@marlowbaypd.example', CONFIDENTIALITY, 57, 44),
  passed('a.tamahori@marlowbaypd.example', RIGHTS, 41, 33, 2),
  passed('i.delacroix@marlowbaypd.example', RIGHTS, 31, 26),
  passed('g.marchetti@marlowbaypd.example', CONFIDENTIALITY, 12, 6, 0),
  passed('y.montoya@harborlight.example', TRAFFICKING, 20, 5),
  reading('m.bell@marlowbaypd.example', TRAFFICKING, 61, 59, 1),
  reading('a.okafor@marlowbaypd.example', TRAFFICKING, 9, 1, 2),
  reading('s.orourke@marlowbaypd.example', CONFIDENTIALITY, 4, 3, 2),
  reading('r.castellano@marlowbaypd.example', YOUNG_PEOPLE, 14, 13, 1),
  reading('t.dolkar@pinehollow.example', TRAFFICKING, 5, 4, 3),
  {
    ...{ email: 'w.zhao@marlowbaypd.example', slug: TRAFFICKING, began: 30, lastRead: 9 },
    tries: [
      { daysAgo: 8, wrong: 5 },
      { daysAgo: 0, wrong: 4 },
    ],
  },
]

export async function tellLearning(story: Story): Promise<void> {
  const modules = await publishedModules()
  for (const learner of learners) {
    const module = modules.get(learner.slug)
    if (module) await learn(story, learner, module)
  }
}

async function learn(story: Story, learner: Learner, module: PublishedModule): Promise<void> {
  const { email, slug, began, lastRead, lessons = module.content.lessons.length, tries = [] } = learner
  const ctx = await as(email, story.at(began, '09:10'))
  const mine = (await listMyEnrollments(ctx)).items.find((each) => each.slug === slug)
  if (mine?.completedAt) return
  const { enrollmentId } = mine ?? (await enroll(ctx, { slug }))
  for (const [i, lesson] of module.content.lessons.slice(0, lessons).entries()) {
    const daysAgo = Math.round(began - ((began - lastRead) * i) / Math.max(1, lessons - 1))
    const now = plusMinutes(story.at(daysAgo, '09:20'), 14 * (i + 1))
    const where = { enrollmentId, lessonKey: lesson.key }
    await reach({ ...ctx, now: plusMinutes(now, -lesson.minutes) }, { ...where, place: undefined, done: false })
    await reach({ ...ctx, now }, { ...where, place: headingsOf(lesson).at(-1), done: true })
  }
  const next = module.content.lessons[lessons]
  if (next) {
    const place = headingsOf(next)[1]
    await reach({ ...ctx, now: story.at(lastRead, '16:40') }, { enrollmentId, lessonKey: next.key, place, done: false })
  }
  for (const [number, { daysAgo, wrong }] of tries.entries()) {
    const now = daysAgo === 0 ? plusMinutes(story.now, -180) : story.at(daysAgo, '15:05')
    await tryTest({ ...ctx, now }, { enrollmentId, slug, number, wrong, module })
  }
}

type Reached = { enrollmentId: string; lessonKey: string; place: string | undefined; done: boolean }

const reach = (ctx: Ctx, { place, ...where }: Reached) =>
  reachPlace(ctx, { ...where, place: place ?? null, placeAt: ctx.now.toISOString() })

const headingsOf = (lesson: Lesson): string[] =>
  lesson.blocks.flatMap((block) =>
    block.kind === 'prose' ? block.nodes.flatMap((node) => (node.type === 'heading' ? [node.id] : [])) : [],
  )

type Try = { enrollmentId: string; slug: string; number: number; wrong: number; module: PublishedModule }

/** Answers as somebody who has read the lessons would, but for some questions. */
async function tryTest(ctx: Ctx, { enrollmentId, slug, number, wrong, module }: Try): Promise<void> {
  if ((await getTestRules(ctx, { slug })).attemptsUsed > number) return
  const { attemptId } = await startAttempt(ctx, { enrollmentId })
  const { questions } = await getAttempt(ctx, { attemptId })
  for (const [i, { id, options }] of questions.entries()) {
    const known = module.assessment.questions.find((question) => question.id === id)
    const right = new Set(known?.options.filter((it) => known.right.includes(it.id)).map(({ text }) => text))
    const chosen = options.filter(({ text }) => right.has(text)).map((option) => option.number)
    const other = options.find(({ text }) => !right.has(text))?.number ?? 1
    const answeredAt = plusMinutes(ctx.now, i).toISOString()
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: i < wrong ? [other] : chosen, answeredAt })
  }
  await submitAttempt(ctx, { attemptId })
}
