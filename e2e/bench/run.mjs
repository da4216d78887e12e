/** `npm run bench`: builds when needed, then measures each thing against its baseline in the same run. */
import { bundle, ensureBuilt, ensureInstalled, requireNode, root, runCommand } from '../../app/setup.mjs'

requireNode()
process.chdir(root)
await ensureInstalled()
await ensureBuilt()
// As what ships is: a loader that reads TypeScript names every function anew each time that one is made, a tenth of a derivation.
await bundle({ bench: 'e2e/bench/bench.ts', 'bare-server': 'e2e/bench/bare-server.ts' }, '.next/bench')
process.exitCode = await runCommand(
  [process.execPath, '--enable-source-maps', '.next/bench/bench.mjs', ...process.argv.slice(2)],
  { NODE_ENV: 'production' },
)
