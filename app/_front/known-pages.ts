/** Which addresses the build made: pages, and what answers without being one. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Known = { isPage(path: string): boolean; isRoute(path: string): boolean }

const everything: Known = { isPage: () => true, isRoute: () => false }

/** From the list that the build leaves behind; without one (in tests of the parts) every address is a page. */
export function knownPages(root: string): Known {
  try {
    const file = path.join(root, '.next/app-path-routes-manifest.json')
    return knownFrom(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  } catch {
    return everything
  }
}

export function knownFrom(listed: Record<string, string>): Known {
  const of = (kind: string) =>
    Object.entries(listed)
      .filter(([name, route]) => name.endsWith(`/${kind}`) && !/^\/(?:_|api\/|calendar-files\/)/.test(route))
      .map(([, route]) => patternOf(route))
  const [pages, routes] = [of('page'), of('route')]
  const fits = (patterns: readonly RegExp[]) => (address: string) => patterns.some((each) => each.test(address))
  // One event as a file is asked for under the address of its page (next.config.ts).
  return { isPage: fits(pages), isRoute: fits([...routes, /^\/calendar\/[a-z0-9-]+\.ics$/]) }
}

/** `/modules/[slug]` as an expression; one part for each name in brackets. */
const patternOf = (route: string) =>
  new RegExp(
    `^${route
      .split('/')
      .map((part) => (/^\[.+\]$/.test(part) ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')}$`,
  )
