/**
 * Files of tests share the processes that run them, and with them what was imported: loading it anew for each file takes
 * longer than many of the tests. What a file sets among the settings of the process is gone before the next one begins.
 */
import { afterAll } from 'vitest'
import { forgetEnv } from '@/lib/platform/env'

const before = { ...process.env }

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  forgetEnv()
})
