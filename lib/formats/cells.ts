/** Single cells as spreadsheets and other systems write them. Pure, and light enough for the browser; days are in days.ts. */
import { cleanName } from '@/lib/platform/text'

/** What a cell says, or the sentence that says what is wrong with it. */
export type Cell<T> = { value: T | null; problem: string | null }
export const nothing = { value: null, problem: null }
export const said = <T>(value: T): Cell<T> => ({ value, problem: null })
export const wrong = (problem: string) => ({ value: null, problem })

/** A formula that only holds a text (="04241"), and the apostrophe that keeps a cell a text ('04241, '=1+1). */
const TEXT_FORMULA = /^=\s*(?:T\()?"((?:[^"]|"")*)"\)?$/
const KEPT_TEXT = /^'(?=["'“”‘’\s]*[=+\-@\d＝＋－＠])/

/** A text that cleaning leaves as it is. */
const PLAIN = /^[A-Za-z0-9@.,/&()]+(?:[ -][A-Za-z0-9@.,/&()]+)*$/

/** The text of a cell: cleaned, without what a spreadsheet puts around it. */
export function cellText(cell: string | undefined): string {
  // Most cells are plain already; files have hundreds of thousands of them.
  if (!cell || PLAIN.test(cell)) return cell ?? ''
  const text = cleanName(cell ?? '')
  return cleanName(unwrapped(text))
}

/** Without what a spreadsheet puts around a text; nothing else is cleaned. */
export const unwrapped = (text: string): string =>
  text.replace(TEXT_FORMULA, (_, inside: string) => inside.replaceAll('""', '"')).replace(KEPT_TEXT, '')

/** What systems write where there is nothing. Not for names: Null and None are surnames. */
const NOTHING = /^(-+|\.+|n\/?a|null|none|nil|\(blank\)|blank|tbd|unknown|unassigned|not assigned|#n\/a)$/i

export const saysNothing = (text: string): boolean => NOTHING.test(text)

/** A cell that need not be filled. */
export function optionalText(cell: string | undefined): string | null {
  const text = cellText(cell)
  return text === '' || saysNothing(text) ? null : text
}

/** What a spreadsheet shows where its formula failed, or a formula that was never worked out. */
export const isFormula = (cell: string | undefined) =>
  /^(=|#(ref|value|name|div\/0|null|num)[!?]?$)/i.test(cellText(cell))
