/** What a real installation starts its directory with: suggestions that wait until a person has made sure of them. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { loadSuggestions, type ReferenceListing } from '@/lib/directory/loading'
import type { Ctx } from '@/lib/platform/context'

const FILE = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/seed/directory/suggestions.json')

/** Safe to repeat at every start: a row that was there once never comes again. */
export const loadReferenceListings = async (ctx: Ctx): Promise<{ added: number }> =>
  loadSuggestions(ctx, JSON.parse(await readFile(FILE, 'utf8')) as ReferenceListing[])
