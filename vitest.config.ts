import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Minutes each; begun last, one of them would be waited for alone. */
const longest = ['app/api/grid.test.ts', 'lib/interop/roster/commands.test.ts', 'lib/platform/row-security.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    environment: 'node',
    include: ['app/**/*.test.{ts,tsx}', 'lib/**/*.test.{ts,tsx}', 'drizzle/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'e2e/**', '.next/**', '.data/**'],
    globalSetup: 'e2e/support/database.ts',
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    setupFiles: 'e2e/support/own-settings.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { ATTEST_DATA: '.data/test' },
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'app/api/**/*.ts', 'app/_client/**/*.{ts,tsx}', 'app/_ui/**/*.tsx'],
      exclude: ['**/*.test.*', '**/*.fixture.ts'],
      reporter: ['json-summary'],
      reportsDirectory: 'e2e/.results/coverage',
      reportOnFailure: true,
    },
  },
})
