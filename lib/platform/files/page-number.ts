/** A page of a PDF as an address names it. */
import * as z from 'zod/mini'

/** So many pages of a PDF are drawn; whoever reads further saves the file. */
export const MOST_PAGES = 40

export const pageNumber = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST_PAGES))
