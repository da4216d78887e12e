/** `npm run bench`: builds when needed, then measures each thing against its baseline in the same run. */
import { ensureBuilt, ensureInstalled, requireNode, root, runCommand } from '../../app/setup.mjs'

requireNode()
process.chdir(root)
await ensureInstalled()
await ensureBuilt()
process.exitCode = await runCommand(
  [process.execPath, '--import', 'tsx', 'e2e/bench/bench.ts', ...process.argv.slice(2)],
  {
    NODE_ENV: 'production',
  },
)
