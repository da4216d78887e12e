/** What every installation needs: the words of the catalog, contact lines, outside courses that wait, mandate packs, and the modules. Safe to repeat at every start. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { installCourse, loadReference } from '@/lib/catalog/commands'
import { loadContactLines } from '@/lib/directory/commands'
import { loadDirectoryWords } from '@/lib/directory/loading'
import { loadMandatePacks } from '@/lib/mandates/load'
import type { Ctx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { loadRelated } from '@/lib/related/load'
import { loadRequestRules } from '@/lib/requests/rule-commands'
import { mandatePacks } from './mandate-packs'
import { startingCourses } from './starting-courses'

const MODULES = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/seed/modules')

export async function loadInstallation(ctx: Ctx): Promise<void> {
  await loadReference(ctx)
  await loadContactLines(ctx)
  await loadRequestRules(ctx)
  await loadDirectoryWords(ctx)
  await loadRelated(ctx, startingCourses)
  await loadMandatePacks(ctx, await mandatePacks())
  for (const file of (await readdir(MODULES)).filter((name) => name.endsWith('.md')).sort()) {
    const { slug, edition, kept } = await installCourse(ctx, {
      markdown: await readFile(path.join(MODULES, file), 'utf8'),
    })
    if (kept)
      log().warn({ slug, edition }, 'this installation keeps its own decision about a module that comes with it')
  }
}
