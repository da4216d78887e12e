/**
 * The hotline above every page. Pages are built with the number the product comes with; where an administrator changed it since,
 * every page says the new one as soon as it is kept, shells and parts for the router included.
 */
import { contactLines as shipped } from '@/lib/directory/contact-lines'
import { aboveEveryPage, dialed } from '@/lib/directory/line-numbers'
import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'

type Numbers = { phone: string; textNumber: string }

/** How the frame writes them (`app/_ui/messages.ts`). */
const written = ({ phone, textNumber }: Numbers) => ({
  call: `tel:${dialed(phone)}`,
  phone: phone.length > 6 ? `1-${phone}` : phone,
  text: `sms:${dialed(textNumber)}`,
  textNumber,
})

const ofHotline = (
  lines: readonly { id: string; phone: string | null; textNumber: string | null }[],
): Numbers | null => {
  const line = lines.find(({ id }) => id === aboveEveryPage.hotline)
  return line?.phone && line.textNumber ? { phone: line.phone, textNumber: line.textNumber } : null
}

const comesWith = ofHotline(shipped)

/** What stands on a page in place of what it was built with: nothing, as long as the numbers are those of the product. */
export function replacements(now: Numbers | null): readonly [RegExp, string][] {
  if (!comesWith || !now) return []
  const [before, after] = [written(comesWith), written(now)]
  return (['call', 'phone', 'text', 'textNumber'] as const)
    .filter((part) => before[part] !== after[part])
    .map((part) => [new RegExp(`(?<![\\d-])${before[part].replace(/[+]/g, '\\+')}(?![\\d-])`, 'g'), after[part]])
}

/** Asked once for each change of the lines; where it cannot be asked, what was known last stands. */
export class HelpNumbers {
  #known: readonly [RegExp, string][] = []
  #generation = ''

  /** The page with the numbers of now. `generation` is that of the lines. */
  async on(page: Buffer, generation: string): Promise<Buffer> {
    if (this.#generation !== generation) await this.#ask(generation)
    if (this.#known.length === 0) return page
    const text = page.toString('utf8')
    return Buffer.from(this.#known.reduce((words, [before, after]) => words.replace(before, after), text))
  }

  async #ask(generation: string): Promise<void> {
    try {
      const { items } = await listContactLines(anyoneCtx())
      this.#known = replacements(ofHotline(items))
      this.#generation = generation
    } catch (error) {
      log().error({ err: error }, 'The lines above every page could not be read')
    }
  }
}
