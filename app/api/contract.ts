/** Writes the small contract the browser addresses operations by (`npm run generate`); a test keeps it current. */
import { writeFileSync } from 'node:fs'
import { minifyContractRouter } from '@orpc/contract'
import type { Addresses } from '../_client/contract'
import { router } from './_operations/router'

type Minified = Record<string, Record<string, { '~orpc': { route: { method: string; path: string } } }>>

/** Of each operation its method and path alone: every page of the product carries them. */
export function contractJson(): string {
  const minified = minifyContractRouter(router) as unknown as Minified
  const addresses: Addresses = {}
  for (const [domain, operations] of Object.entries(minified))
    addresses[domain] = Object.fromEntries(
      Object.entries(operations).map(
        ([
          name,
          {
            '~orpc': { route },
          },
        ]) => [name, `${route.method} ${route.path}`],
      ),
    )
  return `${JSON.stringify(addresses)}\n`
}

if (process.argv[1]?.endsWith('app/api/contract.ts')) writeFileSync('app/_client/contract.json', contractJson())
