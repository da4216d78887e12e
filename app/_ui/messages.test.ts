/** What holds of every text that people read in more than one language, and of the screens that say it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import compile from 'icu-minify/compile'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/platform/locales'
import type { Messages } from '@/lib/platform/say'

const sources = ['app', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') })),
)
const isCatalog = (file: string) => /\/_?messages\.ts$/.test(file)
/** The catalogs that a file says texts from, by the files it imports. */
const catalogsOf = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/from '([^']*\/_?messages)'/g)].map(([, from = '']) =>
    from.startsWith('@/') ? `${from.slice(2)}.ts` : `${path.join(path.dirname(file), from)}.ts`,
  )
const speaking = sources
  .map((each) => ({ ...each, catalogs: catalogsOf(each) }))
  .filter(({ catalogs }) => catalogs.length > 0)

const catalogs = await Promise.all(
  sources
    .filter(({ file }) => isCatalog(file))
    .map(async ({ file }) => ({ file, all: (await import(path.resolve(file))) as Record<string, Messages> })),
)
const entries = catalogs.flatMap(({ file, all }) =>
  Object.entries(all).flatMap(([name, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ file, name, key, text: text as Record<string, string> })),
  ),
)

/** Parameters with their kind, and tags, of a text; each once. */
function parametersOf(message: string): string[] {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (!Array.isArray(node)) return
    const [name, kind, ...rest] = node as [unknown, unknown, ...unknown[]]
    if (typeof name === 'string' && node.length === 1) found.add(`{${name}}`)
    else if (typeof kind === 'number') {
      found.add(`{${String(name)}, ${kind}}`)
      for (const branch of Object.values((rest[0] ?? {}) as object)) for (const each of [branch].flat(1)) visit(each)
    } else {
      found.add(`<${String(name)}>`)
      for (const each of [kind, ...rest]) visit(each)
    }
  }
  const read = compile(message)
  if (Array.isArray(read)) for (const each of read) visit(each)
  return [...found].sort()
}

test('there are texts, and screens that say them', () => {
  expect(entries.length).toBeGreaterThan(80)
  expect(speaking.length).toBeGreaterThan(10)
})

const isSame = (one: Record<string, string>, other: Record<string, string>) =>
  locales.every((each) => one[each] === other[each])

describe('a text', () => {
  test('stands in every language, and is not empty', () => {
    const lacking = entries.filter(({ text }) => locales.some((each) => !text[each]?.trim()))
    expect(lacking).toEqual([])
    expect(entries.filter(({ text }) => Object.keys(text).length !== locales.length)).toEqual([])
  })

  test('takes the same parameters in every language', () => {
    const wrong = entries.filter(({ text }) => {
      const [first, ...others] = locales.map((each) => parametersOf(text[each] ?? '').join(' '))
      return others.some((each) => each !== first)
    })
    expect(wrong.map(({ file, key, text }) => ({ file, key, text }))).toEqual([])
  })

  test('in Spanish quotes with the marks of the United States', () => {
    expect(entries.filter(({ text }) => /[«»]/.test(text.es ?? '')).map(({ file, key }) => `${file} ${key}`)).toEqual(
      [],
    )
  })

  test('is said somewhere', () => {
    const unused = entries.filter(({ name, key, text }) => {
      // A catalog may take texts of another along for a part that both show.
      const holding = entries.filter((each) => each.key === key && isSame(each.text, text)).map(({ file }) => file)
      const sayers = speaking
        .filter(({ catalogs }) => catalogs.some((each) => holding.includes(each)))
        .map((each) => each.text)
      // All of a catalog at once: its sentences are looked up by their English, or its labels by a name from elsewhere.
      const asWhole = sayers.some((said) =>
        new RegExp(`sentencesIn\\([^)]*\\b${name}\\b|\\b${name}\\[|\\(${name}, [a-z.]+\\)\\(kind\\)`).test(said),
      )
      return !asWhole && !sayers.some((said) => said.includes(`'${key}'`) || said.includes(`.${key}`))
    })
    expect(unused.map(({ file, name, key }) => `${file} ${name}.${key}`)).toEqual([])
  })
})

/** Words that stand in the code of a screen itself, and sentences glued from texts. */
function faultsOf({ file, text }: { file: string; text: string }): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const faults: string[] = []
  const fault = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    faults.push(`${file}:${line + 1} ${what}: ${node.getText(source).trim().slice(0, 60)}`)
  }
  const says = (node: ts.Node): boolean =>
    ts.isCallExpression(node) && /^(say|inWords\(.*\))(\.rich)?$/s.test(node.expression.getText(source))
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text.replace('Attest', ''))) fault(node, 'bare words')
    else if (ts.isStringLiteralLike(node) && isSentence(node)) fault(node, 'a sentence')
    else if (
      ts.isBinaryExpression(node) &&
      (says(node.left) || says(node.right)) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusToken
    )
      fault(node, 'glued')
    else if (ts.isTemplateExpression(node) && node.templateSpans.some(({ expression }) => says(expression)))
      fault(node, 'glued')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

/** Several words that begin large or end like a sentence; names of classes and addresses are none. */
const isSentence = ({ text, parent }: ts.StringLiteralLike) =>
  !ts.isImportDeclaration(parent) && /^[\p{Lu}¿¡][\p{L}’-]*\s\p{L}|\p{L}\s.*\p{L}[.?!]$/u.test(text)

/** Screens of which only the frame around others' words has moved, or whose errors are for whoever writes the program. */
const MOVED = speaking.filter(({ file }) => file.endsWith('.tsx') && !/_client\/(account-nav|use-command)/.test(file))

test('the words of a screen that has moved stand in its catalog, in whole sentences', () => {
  expect(MOVED.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'app/(public)/help/help-page.tsx',
      'app/(account)/sign-in/code-form.tsx',
      'app/_ui/frame.tsx',
      'app/_ui/footer.tsx',
    ]),
  )
  expect(MOVED.flatMap(faultsOf)).toEqual([])
})

test('bare words, sentences in code and glued texts are found', () => {
  const find = (text: string) => faultsOf({ file: 'a.tsx', text }).map((each) => each.replace(/^\S+ ([^:]+):.*/s, '$1'))
  expect(find('const a = <p>Bare words</p>')).toEqual(['bare words'])
  expect(find('const a = <F label="Type the code" />')).toEqual(['a sentence'])
  expect(find("const a = say('one') + say('two')")).toEqual(['glued'])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of a screen
  expect(find("const a = `${say('one')}, ${b}`")).toEqual(['glued'])
  expect(find('const a = <p className="at-small at-soft">{say(\'one\')}</p>')).toEqual([])
})
