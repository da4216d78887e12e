/** The API describes itself: OpenAPI 3.1 from the operations, and a page that people can read. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { publicUrl } from '@/lib/platform/env'
import { API_PREFIX } from './_handler'
import { downloads } from './_operations/downloads'
import { router } from './_operations/router'
import { problemShape } from './_problem'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>
let made: Promise<Document> | undefined

/** The OpenAPI document, made once. */
export function openApi(): Promise<Document> {
  made ??= generate()
  return made
}

async function generate(): Promise<Document> {
  const converter = new ZodToJsonSchemaConverter()
  const [, problem] = converter.convert(problemShape, { strategy: 'output' } as never) as [
    boolean,
    Record<string, unknown>,
  ]
  const document = await new OpenAPIGenerator({ schemaConverters: [converter] }).generate(router, {
    info: {
      title: 'Attest',
      version: '1',
      description:
        'Everything the screens can do. Sign in with a browser session, or send a personal token as `Authorization: Bearer`. Failures are problem details (RFC 9457).',
    },
    servers: [{ url: `${publicUrl()}${API_PREFIX}` }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A personal API token.' } },
    },
    customErrorResponseBodySchema: () => problem as never,
  })
  sayFailures(document, problem)
  for (const each of downloads) {
    document.paths ??= {}
    document.paths[each.path] = {
      get: {
        operationId: each.path.replace(/\W+/g, '-').replace(/^-|-$/g, ''),
        summary: each.summary,
        tags: [each.tag],
        parameters: [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
          name: name ?? '',
          in: 'path',
          required: true,
          schema: { type: 'string' },
        })),
        responses: {
          '200': { description: 'The file', content: { [each.contentType]: {} } },
          default: failure(problem),
        },
        ...(each.anyone ? { security: [] } : {}),
      },
    }
  }
  return document
}

type Procedure = { '~orpc': { middlewares: readonly unknown[]; route: { method?: string; path?: string } } }

const failure = (problem: Record<string, unknown>) => ({
  description: 'What is in the way, in words (RFC 9457)',
  content: { 'application/problem+json': { schema: problem as never } },
})

/** Every operation may fail; those without a check of who calls need no token. */
function sayFailures(document: Document, problem: Record<string, unknown>): void {
  const procedures = Object.values(router).flatMap((each) => Object.values(each)) as unknown as Procedure[]
  for (const { '~orpc': about } of procedures) {
    const item = document.paths?.[about.route.path ?? ''] as Record<string, Operation> | undefined
    const operation = item?.[(about.route.method ?? 'POST').toLowerCase()]
    if (!operation) continue
    operation.responses = { ...operation.responses, default: failure(problem) }
    if (about.middlewares.length === 0) operation.security = []
  }
}

type Operation = {
  security?: unknown[]
  summary?: string
  tags?: string[]
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>
}
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
const asJson = (value: unknown) => `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`

/** The readable page: every operation with its parameters, body and answer. */
export async function docsPage(): Promise<string> {
  const document = await openApi()
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = (item as Record<string, Operation | undefined>)[method]
      return operation ? [{ path, method, operation, tag: operation.tags?.[0] ?? 'Other' }] : []
    }),
  )
  const tags = [...new Set(operations.map((each) => each.tag))].sort()
  const sections = tags.map(
    (tag) =>
      `<section><h2 id="${escaped(tag)}">${escaped(tag)}</h2>${operations
        .filter((each) => each.tag === tag)
        .map(describe)
        .join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Attest</title><link rel="stylesheet" href="/docs.css"></head><body>
<div class="help" role="region" aria-label="Get help"><a class="leave" href="https://www.weather.gov/" rel="noreferrer">Leave now</a>
In danger? Call <a href="tel:911">911</a>. National Human Trafficking Hotline: <a href="tel:1-888-373-7888">1-888-373-7888</a>. <a href="/help">More help</a></div><main>
<p><a href="/">Attest</a></p><h1>The API of Attest</h1><p>${escaped(document.info.description ?? '')}</p>
<p><a href="${API_PREFIX}/openapi.json">OpenAPI 3.1 document</a></p>
<nav aria-label="Parts"><ul>${tags.map((tag) => `<li><a href="#${escaped(tag)}">${escaped(tag)}</a></li>`).join('')}</ul></nav>
${sections.join('')}</main></body></html>`
}

function describe({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const parameters = operation.parameters ?? []
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const answer = Object.values(operation.responses?.['200']?.content ?? {})[0]?.schema
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code> ${escaped(operation.summary ?? '')}</summary>
${parameters.length ? `<h3>Parameters</h3><ul>${parameters.map((p) => `<li><code>${escaped(p.name)}</code> in ${p.in}${p.required ? ', needed' : ''}</li>`).join('')}</ul>` : ''}
${body ? `<h3>Body</h3>${asJson(body)}` : ''}${answer ? `<h3>Answer</h3>${asJson(answer)}` : ''}</details>`
}
