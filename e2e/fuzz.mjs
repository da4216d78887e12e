/**
 * `npm run fuzz [rounds] [seed]`: the long form of `app/api/fuzz.test.ts`, within the process and its own database. Ends
 * after the rounds or after twenty minutes a group of askers, whichever is first.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from '../app/setup.mjs'

const [rounds = '200', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
await ensureInstalled()
console.log(`Repeat with: npm run fuzz ${rounds} ${seed}`)
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const child = spawn(process.execPath, [vitest, 'run', 'app/api/fuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_ROUNDS: rounds, FUZZ_SEED: seed, FUZZ_MINUTES: '20', FUZZ_SHOW: '1' },
})
child.once('close', (code) => process.exit(code ?? 1))
