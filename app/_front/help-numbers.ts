/**
 * The hotline above every page. Pages are built with the number the product comes with; where an administrator changed it since,
 * the band says the new one as soon as it is kept, in shells and parts for the router as well. Nothing else on a page is touched.
 */
import { contactLines as shipped } from '@/lib/directory/contact-lines'
import { aboveEveryPage, dialed } from '@/lib/directory/line-numbers'
import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { inPage, inPart, type Replacement } from './flight'

type Numbers = { phone: string; textNumber: string }

/** How the frame writes its two links (`HelpBand` of `app/_ui/frame.tsx`). */
const links = ({ phone, textNumber }: Numbers) =>
  [
    ['hotline-call', `tel:${dialed(phone)}`, phone.length > 6 ? `1-${phone}` : phone],
    ['hotline-text', `sms:${dialed(textNumber)}`, textNumber],
  ] as const

const asElement = ([line, href, words]: readonly [string, string, string]) =>
  `<a data-line="${line}" href="${href}">${words}</a>`
const asRow = ([line, href, words]: readonly [string, string, string]) =>
  JSON.stringify(['$', 'a', null, { 'data-line': line, href, children: [words] }])

const ofHotline = (
  lines: readonly { id: string; phone: string | null; textNumber: string | null }[],
): Numbers | null => {
  const line = lines.find(({ id }) => id === aboveEveryPage.hotline)
  return line?.phone && line.textNumber ? { phone: line.phone, textNumber: line.textNumber } : null
}

const comesWith = ofHotline(shipped)

/** The links of the band that lead elsewhere than those it was built with: none, as long as the numbers are those of the product. */
export function replacements(now: Numbers | null): readonly Replacement[] {
  if (!comesWith || !now) return []
  const after = links(now)
  return links(comesWith).flatMap((before, at) => {
    const to = after[at]
    if (!to || asRow(before) === asRow(to)) return []
    return [{ html: [asElement(before), asElement(to)], row: [asRow(before), asRow(to)] }]
  })
}

/** Asked once for each change of the lines. Where it cannot be asked, what was known last stands, and the page is not `sure`. */
export class HelpNumbers {
  #known: readonly Replacement[] = []
  #generation = -1

  constructor(readonly lines: () => ReturnType<typeof listContactLines> = () => listContactLines(anyoneCtx())) {}

  /** The page, or a `part` of it for the router, with the numbers of now. `generation` counts the changes of the lines. */
  async on(page: Buffer, generation: number, part: boolean): Promise<{ page: Buffer; sure: boolean }> {
    if (this.#generation < generation) await this.#ask(generation)
    const sure = this.#generation >= generation
    if (this.#known.length === 0) return { page, sure }
    return { page: (part ? inPart : inPage)(page, this.#known), sure }
  }

  /** An answer that comes after that to a later question says nothing any more. */
  async #ask(generation: number): Promise<void> {
    try {
      const { items } = await this.lines()
      if (generation < this.#generation) return
      this.#known = replacements(ofHotline(items))
      this.#generation = generation
    } catch (error) {
      log().error({ err: error }, 'The lines above every page could not be read')
    }
  }
}
