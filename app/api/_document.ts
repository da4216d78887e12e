/** The API describes itself: OpenAPI 3.1 from the operations, the files and the feeds. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { publicUrl } from '@/lib/platform/env'
import type { FileRoute } from './_downloads'
import { API_PREFIX } from './_handler'
import { downloads, feeds } from './_operations/downloads'
import { fileKinds, sentFileShape } from './_operations/files'
import { router } from './_operations/router'
import { problemShape } from './_problem'
import {
  converter,
  defaultsInWords,
  type Parameter,
  plainParameter,
  queryParameters,
  type Schema,
  schemaOf,
} from './_schemas'
import { UPLOAD_PATH } from './_uploads'

type Content = Record<string, { schema?: Schema }>
export type Operation = {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content?: Content }
  responses?: Record<string, { description?: string; content?: Content }>
}
/** What is at a path, by method; files that are not under the API name their server. */
export type Path = { [method in 'get' | 'post' | 'put' | 'patch' | 'delete']?: Operation } & {
  servers?: { url: string }[]
}
export type Document = {
  openapi: string
  info: { title: string; version: string; description?: string }
  paths: Record<string, Path>
} & Record<string, unknown>

let made: Promise<Document> | undefined

/** The OpenAPI document, made once. */
export function openApi(): Promise<Document> {
  made ??= generate()
  return made
}

async function generate(): Promise<Document> {
  const document = (await new OpenAPIGenerator({ schemaConverters: [converter] }).generate(router, {
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
      schemas: { Problem: schemaOf(problemShape, 'output') as never },
    },
  })) as unknown as Document
  for (const { '~orpc': about } of procedures()) {
    const operation = document.paths[about.route.path]?.[about.route.method.toLowerCase() as 'get']
    if (operation) complete(operation, about.middlewares.length === 0)
  }
  for (const each of downloads) document.paths[each.path] = { get: fileOperation(each) }
  document.paths[UPLOAD_PATH] = { post: uploadOperation() }
  for (const each of feeds)
    document.paths[each.path] = { servers: [{ url: publicUrl() }], get: fileOperation({ ...each, anyone: true }) }
  return document
}

type Procedure = { '~orpc': { middlewares: readonly unknown[]; route: { method: string; path: string } } }
const procedures = () => Object.values(router).flatMap((each) => Object.values(each)) as unknown as Procedure[]

const failure = {
  description: 'What is in the way, in words (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } as Schema } },
}

/** Every operation may fail; those without a check of who calls need no token. */
function complete(operation: Operation, forAnyone: boolean): void {
  operation.responses = { ...operation.responses, default: failure }
  if (operation.parameters) operation.parameters = operation.parameters.map(plainParameter)
  for (const body of Object.values(operation.requestBody?.content ?? {}))
    if (body.schema) body.schema = defaultsInWords(body.schema)
  if (forAnyone) operation.security = []
}

const fileOperation = ({ path, summary, tag, contentType, query, anyone }: FileRoute & { anyone?: boolean }) => ({
  operationId: path.replace(/\W+/g, '-').replace(/^-|-$/g, ''),
  summary,
  tags: [tag],
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', ...(name.endsWith('Id') ? { format: 'uuid' } : {}) },
    })),
    ...(query ? queryParameters(query) : []),
  ],
  responses: {
    '200': {
      description: 'The file',
      content: { [contentType.split(';')[0] ?? contentType]: { schema: fileSchema(contentType) } },
    },
    default: failure,
  },
  ...(anyone ? { security: [] } : {}),
})

const fileSchema = (contentType: string): Schema => ({
  type: 'string',
  ...(contentType === 'application/pdf' ? { format: 'binary' } : {}),
})

const uploadOperation = (): Operation => ({
  operationId: 'files.sendFile',
  summary: 'Send a file, for an operation that then names it; what nothing uses goes after a day',
  description: fileKinds.map(({ use, tooLarge }) => `\`${use}\`: text (CSV). ${tooLarge}`).join('\n\n'),
  tags: ['Files'],
  parameters: [
    {
      name: 'use',
      in: 'query',
      required: true,
      schema: { type: 'string', enum: fileKinds.map(({ use }) => use) },
    } as Parameter,
  ],
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { file: { type: 'string', format: 'binary' } },
          required: ['file'],
        } as Schema,
      },
    },
  },
  responses: {
    '201': {
      description: 'The file is here',
      content: { 'application/json': { schema: schemaOf(sentFileShape, 'output') } },
    },
    '400': { ...failure, description: 'The body is broken, or did not arrive whole' },
    '413': { ...failure, description: 'The file is larger than is taken' },
    default: failure,
  },
})
