/** What every installation needs: the words of the catalog, contact lines and the modules. Safe to repeat at every start. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { loadContactLines } from '@/lib/directory/commands'
import type { Ctx } from '@/lib/platform/context'

const MODULES = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/seed/modules')

export async function loadInstallation(ctx: Ctx): Promise<void> {
  await loadReference(ctx)
  await loadContactLines(ctx)
  for (const file of (await readdir(MODULES)).filter((name) => name.endsWith('.md')).sort()) {
    await publishCourse(ctx, { markdown: await readFile(path.join(MODULES, file), 'utf8') })
  }
}
