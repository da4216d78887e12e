/**
 * The text of a module: a small, closed subset of mdast, so that any reader (page, print, mail) can render it without
 * raw HTML. Everything else is refused when a module is parsed.
 */
import * as z from 'zod/mini'

const internal = /^(#[a-z][a-z0-9-]*|\/(?!\/)[^\s\\]*)$/
const external = /^(https:\/\/[^\s\\/]+[^\s\\]*|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+|sms:\+?[0-9]+)$/

/** Whether a link may stand in a module: https, mailto, tel, sms, a place on the page (`#id`) or on this site (`/path`). */
export function isSafeLink(url: string): boolean {
  return url.length <= 500 && (internal.test(url) || external.test(url))
}

export type Inline =
  | { type: 'text'; value: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }

export type ListItem = { type: 'listItem'; children: Prose[] }

export type Prose =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; depth: 2 | 3; id: string; children: Inline[] }
  | { type: 'list'; ordered: boolean; children: ListItem[] }
  | { type: 'blockquote'; children: Prose[] }

/** A stable name inside a module (lesson, heading, check, scenario node): lower-case words joined by hyphens. */
export const keySchema = z
  .string()
  .check(z.maxLength(80), z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens.'))

/** No control characters and no half pairs: neither a screen reader nor a JSON column can hold them. */
export const printable = z.regex(
  /^[^\p{Cc}\p{Cs}]*$/u,
  'This holds characters that cannot be shown. Type the words again.',
)

export const linkSchema = z
  .string()
  .check(z.refine(isSafeLink, 'Links start with https://, mailto:, tel:, sms:, # or /.'))

const inlineSchema: z.ZodMiniType<Inline> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), value: z.string().check(printable) }),
    z.strictObject({ type: z.literal('strong'), children: z.array(inlineSchema) }),
    z.strictObject({ type: z.literal('emphasis'), children: z.array(inlineSchema) }),
    z.strictObject({ type: z.literal('link'), url: linkSchema, children: z.array(inlineSchema) }),
  ]),
)

export const proseSchema: z.ZodMiniType<Prose> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), children: z.array(inlineSchema) }),
    z.strictObject({
      type: z.literal('heading'),
      depth: z.union([z.literal(2), z.literal(3)]),
      id: keySchema,
      children: z.array(inlineSchema),
    }),
    z.strictObject({
      type: z.literal('list'),
      ordered: z.boolean(),
      children: z.array(z.strictObject({ type: z.literal('listItem'), children: z.array(proseSchema) })),
    }),
    z.strictObject({ type: z.literal('blockquote'), children: z.array(proseSchema) }),
  ]),
)

/** The plain words of a piece of prose, one line a block: for counting, searching and previews. */
export function proseText(nodes: readonly (Prose | ListItem)[]): string {
  return nodes
    .map((node) =>
      node.type === 'paragraph' || node.type === 'heading'
        ? inlineText(node.children)
        : proseText(node.children as readonly (Prose | ListItem)[]),
    )
    .join('\n')
}

export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : inlineText(node.children))).join('')
}
