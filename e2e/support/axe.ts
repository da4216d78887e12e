/** Every rule of axe-core for WCAG 2.2, levels A and AA; none is left out. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is on the screen, once it has arrived (a page on the way has no title yet), has no violation. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Attest/)
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
  }))
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}
