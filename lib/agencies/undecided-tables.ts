/** What nobody at an agency may decide about, as administrators were asked for somebody who can. */
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '@/lib/platform/columns'
import { actingAs, rows } from '@/lib/platform/row-security'
import { agencies } from './tables'

/** Holds what still waits so, and nothing else: what is gone from here and comes back is asked for anew. */
export const undecided = pgTable(
  'undecided',
  {
    /** Of the claim, the relief or the certification. */
    id: uuid().primaryKey(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    /** How it stood when it was asked for; asked for again where it stands otherwise. */
    stand: text().notNull(),
    askedAt: instant().notNull(),
    /** By which letters, the same for all of an agency: each administrator gets one of them. Null where that was not kept count of. */
    lettersId: uuid(),
  },
  (t) => [index('undecided_by_agency').on(t.agencyId), rows('undecided_rows', actingAs('system'))],
)
