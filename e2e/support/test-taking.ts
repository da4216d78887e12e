/** Answering a test on the screen. The keys come from the module's file; the browser never has them. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parseModule } from '@/lib/catalog/markdown'

export type Bank = ReadonlyMap<string, readonly string[]>
type ReadModule = { slug: string; title: string; lessons: readonly string[]; draw: number; answers: Bank }

/** A module as its file has it: titles in order, and for each question the words of its right options. */
export async function moduleFromFile(slug: string): Promise<ReadModule> {
  const parsed = parseModule(await readFile(path.join('drizzle/seed/modules', `${slug}.md`), 'utf8'))
  if (!parsed.ok) throw new Error(`${slug} has problems.`)
  const { facts, content, assessment } = parsed
  const answers = assessment.questions.map(({ prompt, options, right }) => {
    const words = options.filter(({ id }) => right.includes(id)).map(({ text }) => text)
    return [prompt, words] as const
  })
  const lessons = content.lessons.map(({ title }) => title)
  return { slug, title: facts.title, lessons, draw: assessment.rules.draw, answers: new Map(answers) }
}

type HourPasses = (opened: number) => Promise<void>

/** Takes an hour for each lesson, one after the other from the first on, and says that it is done. */
export async function finishLessons(page: Page, { lessons }: ReadModule, hourPasses: HourPasses): Promise<void> {
  for (const [place, title] of lessons.entries()) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await hourPasses(place + 1)
    await page.reload()
    const last = place === lessons.length - 1
    await page.getByRole('link', { name: last ? /^(Done|Go on), to the test/ : /^(Done|Go on), next:/ }).click()
  }
}

/** Answers every question of an open attempt, all rightly or all wrongly. */
export async function answerTest(page: Page, { answers, draw }: ReadModule, how: 'right' | 'wrong' = 'right') {
  for (let number = 1; number <= draw; number += 1) {
    await expect(page.getByText(`Question ${number} of ${draw}`, { exact: true })).toBeVisible()
    const prompt = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').trim()
    const right = answers.get(prompt)
    if (!right) throw new Error(`The file has no question “${prompt}”.`)
    const choices = page.getByRole('radio').or(page.getByRole('checkbox'))
    for (const choice of await choices.all()) {
      const words = (await choice.getAttribute('id')) ?? ''
      const label = ((await page.locator(`label[for="${words}"]`).textContent()) ?? '').trim()
      if (right.includes(label) === (how === 'right')) await page.getByText(label, { exact: true }).click()
    }
    await page.getByRole('button', { name: number === draw ? 'Save and see all answers' : /^Save and go to/ }).click()
  }
}
