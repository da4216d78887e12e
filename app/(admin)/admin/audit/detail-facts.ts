import type { Fact } from '@/app/_ui/facts'

/** What an event noted down, as labels and values; parts of parts carry the names above them: "After, time zone". */
export function detailFacts(detail: Readonly<Record<string, unknown>>, above = ''): Fact[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    const label = above ? `${above}, ${spaced(key).toLowerCase()}` : spaced(key)
    if (isPlain(value)) return detailFacts(value, label)
    return [{ label, value: valueWords(value) }]
  })
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0

/** "timeZone" as "Time zone". */
function spaced(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'None'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.length > 0 ? value.map(itemWords).join('; ') : 'None'
  return typeof value === 'object' ? 'None' : String(value)
}

const itemWords = (item: unknown) => (typeof item === 'object' ? JSON.stringify(item) : String(item))
