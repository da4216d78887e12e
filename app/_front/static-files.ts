/** The files of the build and of `public/`: known by name when the server starts, read and compressed once. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { Compressed } from './compressed'
import { WORKER_POLICY } from './content-policy'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** What it may ask for is said with its own file. */
const WORKER = '/door-worker.js'

type StaticFile = { file: string; type: string; immutable: boolean; loaded?: Promise<Compressed> }

export class StaticFiles {
  readonly #files = new Map<string, StaticFile>()

  constructor(root: string) {
    this.#add(path.join(root, '.next/static'), '/_next/static/', true)
    this.#add(path.join(root, 'public'), '/', false)
  }

  #add(folder: string, prefix: string, immutable: boolean): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      const url = prefix + path.relative(folder, file).split(path.sep).join('/')
      this.#files.set(url, { file, immutable, type: TYPES[path.extname(entry.name)] ?? 'application/octet-stream' })
    }
  }

  /** Answers when the path is a file of ours; gives back whether it did. */
  async serve(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<boolean> {
    const found = this.#files.get(decodePath(pathname))
    if (!found) return false
    const file = await loaded(found)
    const { body, etag, encoding } = file.best(req.headers['accept-encoding'])
    res.setHeader('content-type', found.type)
    res.setHeader('cache-control', found.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    if (pathname === WORKER) res.setHeader('content-security-policy', WORKER_POLICY)
    res.setHeader('vary', 'accept-encoding')
    res.setHeader('accept-ranges', 'none')
    res.setHeader('etag', etag)
    if (encoding !== 'identity') res.setHeader('content-encoding', encoding)
    if (file.isKnownAs(req.headers['if-none-match'])) res.writeHead(304).end()
    else res.writeHead(200, { 'content-length': body.length }).end(req.method === 'HEAD' ? undefined : body)
    return true
  }
}

/** Once for all who ask; one that failed is tried again. */
function loaded(found: StaticFile): Promise<Compressed> {
  found.loaded ??= load(found.file).catch((error: unknown) => {
    delete found.loaded
    throw error
  })
  return found.loaded
}

async function load(file: string): Promise<Compressed> {
  const compressed = new Compressed(await readFile(file))
  await compressed.compress()
  return compressed
}

/** Next names chunks of dynamic routes with brackets, which browsers send encoded. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
