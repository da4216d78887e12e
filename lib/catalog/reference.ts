/** The fixed words of the catalog: the three training priorities and the four sections. */
import type { priorityKeys, sectionKeys } from './keys'

type Entry<K> = { id: K; name: string; summary: string }

/** The priorities of the human trafficking training of OVC TTAC, in the product's own words. */
export const priorityEntries: readonly Entry<(typeof priorityKeys)[number]>[] = [
  {
    id: 'collaboration',
    name: 'Collaboration',
    summary: 'Law enforcement and victim services who know each other and work one case together.',
  },
  {
    id: 'integration',
    name: 'Integration',
    summary:
      'Knowledge of trafficking for those who meet victims first: child welfare, juvenile justice, runaway and homeless youth programs.',
  },
  {
    id: 'grantee-capacity',
    name: 'Grantee capacity',
    summary: 'Help for grantees to serve every kind of trafficking victim.',
  },
]

export const sectionEntries: readonly Entry<(typeof sectionKeys)[number]>[] = [
  { id: 'basics', name: 'Basics', summary: 'Victims’ rights, the justice systems, and what crime does to people.' },
  {
    id: 'core-competencies',
    name: 'Core competencies and skills',
    summary: 'What everyone who works with victims must be able to do.',
  },
  { id: 'crimes', name: 'Crimes', summary: 'How each crime looks, what it does, and what helps.' },
  {
    id: 'specific-considerations',
    name: 'Specific considerations',
    summary: 'Serving people well whose situation asks for more than the usual answer.',
  },
]

export const audienceEntries = [
  { id: 'law-enforcement', name: 'Law enforcement' },
  { id: 'victim-services', name: 'Victim services' },
  { id: 'allied-professionals', name: 'Allied professionals' },
]

export const lengthEntries = [
  { id: 'short', name: 'Up to 1 hour' },
  { id: 'medium', name: '1 to 2 hours' },
  { id: 'long', name: 'More than 2 hours' },
]

/** "For everyone", or "For law enforcement, victim services". */
export function audienceWords(audiences: readonly string[]): string {
  const known = audienceEntries.filter(({ id }) => audiences.includes(id))
  if (known.length === audienceEntries.length) return 'For everyone'
  return `For ${known.map(({ name }) => name.toLowerCase()).join(', ')}`
}
