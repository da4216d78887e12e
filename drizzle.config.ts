import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  casing: 'snake_case',
  schema: ['./lib/*/tables.ts', './lib/*/*-tables.ts'],
  out: './drizzle/migrations',
  entities: { roles: { include: ['attest_app'] } },
})
