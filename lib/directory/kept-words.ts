/** The controlled vocabularies as they are kept: loading what comes with the product, and reading them. */
import { type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { named, type Tx } from '@/lib/platform/database'
import type { DirectoryWords } from './listing-shapes'
import {
  languageEntries,
  populationEntries,
  type ServiceGroup,
  serviceEntries,
  VOCABULARY_EDITION,
  type VocabularyEntry,
  victimizationEntries,
} from './vocabularies'
import { populations, serviceTypes, spokenLanguages, victimizationTypes } from './vocabulary-tables'

/** The four lists in one question, since every page of the directory asks for them. */
const wordsInUse = named('directory-words', (db) =>
  db
    .select({
      list: sql<keyof DirectoryWords>`w.list`,
      id: sql<string>`w.id`,
      name: sql<string>`w.name`,
      group: sql<ServiceGroup | null>`w.service_group`,
    })
    .from(sql`(
      select 'victimizations' as list, id, name, position, null as service_group, retired_at from ${victimizationTypes}
      union all select 'services', id, name, position, service_group, retired_at from ${serviceTypes}
      union all select 'populations', id, name, position, null, retired_at from ${populations}
      union all select 'languages', id, name, position, null, retired_at from ${spokenLanguages}) as w`)
    .where(sql`w.retired_at is null`)
    .orderBy(sql`w.list, w.position`),
)

export async function readWords(tx: Tx): Promise<DirectoryWords> {
  const words: DirectoryWords = { victimizations: [], services: [], populations: [], languages: [] }
  for (const { list, id, name, group } of await wordsInUse.on(tx))
    if (list === 'services') words.services.push({ id, name, group: group ?? 'information' })
    else words[list].push({ id, name })
  return words
}

/** The words with these ids, in the order of the vocabulary. */
export const wordsFor = (known: readonly { id: string; name: string }[], ids: readonly string[]) =>
  known.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }))

const rowsOf = (entries: readonly VocabularyEntry[]) =>
  entries.map(({ id, name, source }, at) => ({ id, name, source, edition: VOCABULARY_EDITION, position: at + 1 }))

/** Puts the lists in place that the product comes with; a word that was retired stays so. @returns how many rows were added or changed */
export async function saveWords({ tx }: Writer): Promise<number> {
  const set = {
    name: sql`excluded.name`,
    source: sql`excluded.source`,
    edition: sql`excluded.edition`,
    position: sql`excluded.position`,
  }
  const differs = (table: typeof populations | typeof serviceTypes): SQL =>
    sql`(${table.name}, ${table.source}, ${table.edition}, ${table.position}) is distinct from (excluded.name, excluded.source, excluded.edition, excluded.position)`
  const services = rowsOf(serviceEntries).map((row, at) => ({
    ...row,
    serviceGroup: serviceEntries[at]?.group ?? 'information',
  }))
  const saved = await tx
    .insert(serviceTypes)
    .values(services)
    .onConflictDoUpdate({ target: serviceTypes.id, set, setWhere: differs(serviceTypes) })
    .returning({ id: serviceTypes.id })
  const plain = [
    [victimizationTypes, victimizationEntries],
    [populations, populationEntries],
    [spokenLanguages, languageEntries],
  ] as const
  let count = saved.length
  for (const [table, entries] of plain) {
    const more = await tx
      .insert(table)
      .values(rowsOf(entries))
      .onConflictDoUpdate({ target: table.id, set, setWhere: differs(table as typeof populations) })
      .returning({ id: table.id })
    count += more.length
  }
  return count
}
