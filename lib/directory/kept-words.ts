/** The controlled vocabularies as they are kept: loading what comes with the product, and reading them. */
import { asc, isNull, type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { named, type Tx } from '@/lib/platform/database'
import type { DirectoryWords } from './listing-shapes'
import { populations, serviceTypes, spokenLanguages, victimizationTypes } from './listing-tables'
import {
  languageEntries,
  populationEntries,
  serviceEntries,
  VOCABULARY_EDITION,
  type VocabularyEntry,
  victimizationEntries,
} from './vocabularies'

const isUsed = (retiredAt: Parameters<typeof isNull>[0]): SQL => isNull(retiredAt)
const victimizationWords = named('directory-victimizations', (db) =>
  db
    .select({ id: victimizationTypes.id, name: victimizationTypes.name })
    .from(victimizationTypes)
    .where(isUsed(victimizationTypes.retiredAt))
    .orderBy(asc(victimizationTypes.position)),
)
const serviceWords = named('directory-services', (db) =>
  db
    .select({ id: serviceTypes.id, name: serviceTypes.name, group: serviceTypes.serviceGroup })
    .from(serviceTypes)
    .where(isUsed(serviceTypes.retiredAt))
    .orderBy(asc(serviceTypes.position)),
)
const populationWords = named('directory-populations', (db) =>
  db
    .select({ id: populations.id, name: populations.name })
    .from(populations)
    .where(isUsed(populations.retiredAt))
    .orderBy(asc(populations.position)),
)
const languageWords = named('directory-languages', (db) =>
  db
    .select({ id: spokenLanguages.id, name: spokenLanguages.name })
    .from(spokenLanguages)
    .where(isUsed(spokenLanguages.retiredAt))
    .orderBy(asc(spokenLanguages.position)),
)

export async function readWords(tx: Tx): Promise<DirectoryWords> {
  const [victimizations, services, people, languages] = await Promise.all([
    victimizationWords.on(tx),
    serviceWords.on(tx),
    populationWords.on(tx),
    languageWords.on(tx),
  ])
  return { victimizations, services, populations: people, languages }
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
