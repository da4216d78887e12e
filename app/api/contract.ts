/** Writes the small contract the browser addresses operations by (`npm run generate`); a test keeps it current. */
import { writeFileSync } from 'node:fs'
import { minifyContractRouter } from '@orpc/contract'
import { router } from './_operations/router'

const WORDS = new Set(['summary', 'description', 'tags'])

export const contractJson = () =>
  `${JSON.stringify(minifyContractRouter(router), (key, value) => (WORDS.has(key) ? undefined : value))}\n`

if (process.argv[1]?.endsWith('app/api/contract.ts')) writeFileSync('app/_client/contract.json', contractJson())
