/**
 * Prints how long files, functions and components are, and how much script a page of the last build sends, beside what they
 * may be. A file or a page over what all may be fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import ts from 'typescript'

/** Lines of a file or function, kilobytes of a page. */
type Found = { name: string; size: number }
type Budget = { half: number; most: number; all: number }

/** What half of them, nine of ten, and all of them keep to. */
const FILES: Budget = { half: 60, most: 170, all: 300 }
const FUNCTIONS: Budget = { half: 10, most: 25, all: 40 }
const COMPONENTS: Budget = { half: 20, most: 60, all: 80 }
const SCRIPT: Budget = { half: 200, most: 200, all: 200 }

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
const lib = sources('lib')
const app = sources('app')

const long = [...report('files of lib', FILES, lib.map(fileOf)), ...report('files of app', FILES, app.map(fileOf))]
report(
  'functions of lib',
  FUNCTIONS,
  lib.flatMap((file) => functionsOf(file, false)),
)
report(
  'functions of app',
  FUNCTIONS,
  app.flatMap((file) => functionsOf(file, false)),
)
report(
  'components',
  COMPONENTS,
  app.flatMap((file) => functionsOf(file, true)),
)
const heavy = report('script of pages', SCRIPT, pagesOfBuild())
for (const { name, size } of long) process.stdout.write(`${name} has ${size} lines: two things live in it.\n`)
for (const { name, size } of heavy)
  process.stdout.write(`${name} sends ${size} KB of script: too much for a slow line.\n`)
process.exitCode = long.length + heavy.length > 0 ? 1 : 0

/** Says how many there are and how long they are; gives back those over what all may be. */
function report(what: string, budget: Budget, found: Found[]): Found[] {
  const sorted = found.toSorted((a, b) => a.size - b.size)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.size ?? 0
  const over = sorted.filter(({ size }) => size > budget.all)
  const longest = sorted.slice(-3).toReversed()
  process.stdout.write(
    `${what.padEnd(17)} ${String(found.length).padStart(5)}  half ${at(0.5)} (${budget.half})  nine of ten ${at(0.9)} (${budget.most})  over ${budget.all}: ${over.length}  longest ${longest.map(({ name, size }) => `${name} ${size}`).join(', ')}\n`,
  )
  return over
}

function fileOf(name: string): Found {
  return { name, size: readFileSync(name, 'utf8').trimEnd().split('\n').length }
}

/** Functions that have a name, each without the named functions inside it. Those with a capital draw something. */
function functionsOf(file: string, components: boolean): Found[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const line = (at: number) => source.getLineAndCharacterOfPosition(at).line
  const visit = (node: ts.Node): void => {
    const name = nameOf(node)
    if (name && /^[A-Z]/.test(name) === components) {
      found.push({ name, size: line(node.getEnd()) - line(node.getStart(source)) + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText()
  if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined
  const isFunction = ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)
  return isFunction ? node.name.getText() : undefined
}

/** Pages of the last build, if there is one, with the script that a browser of today loads for each, compressed. */
function pagesOfBuild(): Found[] {
  const build = '.next/server/app'
  if (!existsSync(build)) return []
  const sizes = new Map<string, number>()
  const sizeOf = (file: string) => {
    const size = sizes.get(file) ?? brotliCompressSync(readFileSync(`.next/static/${file}`)).length
    sizes.set(file, size)
    return size
  }
  return readdirSync(build, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((name) => {
      const tags = readFileSync(`${build}/${name}`, 'utf8').match(/<script[^>]+src="[^"]+"[^>]*>/g) ?? []
      const files = tags
        .filter((tag) => !/nomodule/i.test(tag))
        .flatMap((tag) => /src="\/_next\/static\/([^"?]+)/.exec(tag)?.[1] ?? [])
      return { name, size: Math.round([...new Set(files)].reduce((sum, file) => sum + sizeOf(file), 0) / 1024) }
    })
}
