/** The mandate packs that come with the product: drafts, until two people have read each against its source. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const FOLDER = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/seed/mandates')

export async function mandatePacks(): Promise<unknown[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort()
  const texts = await Promise.all(files.map((name) => readFile(path.join(FOLDER, name), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as unknown[])
}
