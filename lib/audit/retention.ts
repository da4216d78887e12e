/** What the platform and the door through which all is written leave behind. */
import { sql } from 'drizzle-orm'
import { sweepPages } from '@/lib/platform/files/pdf-pages'
import { sweepFiles } from '@/lib/platform/files/store'
import { type RetentionRule, removeRows } from './sweep'
import { creations } from './tables'

export const auditRetention: readonly RetentionRule[] = [
  {
    name: 'counters',
    what: 'Counters of tries, by address and network',
    days: 2,
    since: 'the beginning of the time that they count, which is a day at most',
    why: 'they only slow down whoever tries too often',
    remove: async (w, before, most) => {
      const [swept] = await w.tx.execute<{ count: number }>(
        sql`select sweep_counters(${before.toISOString()}::timestamptz, ${most}) as count`,
      )
      return Number(swept?.count ?? 0)
    },
  },
  {
    name: 'creations',
    what: 'Keys by which a form is not carried out twice',
    days: 30,
    since: 'they were used',
    why: 'a form that was left open longer is not sent a second time',
    remove: removeRows(creations, (before) => sql`r.made_at < ${before}`),
  },
  {
    name: 'files',
    what: 'Files that were sent and that nothing uses',
    days: 1,
    since: 'they were sent',
    why: 'so long a form that names the file can be sent again; what is done with it keeps its own',
    remove: (w, before, most) => sweepFiles(w.tx, before, most),
  },
  {
    name: 'file-pages',
    what: 'Pages of PDFs as they were drawn to be looked at',
    days: 90,
    since: 'they were drawn',
    why: 'by then most are decided about; whoever looks again has them drawn from the file once more',
    remove: (w, before, most) => sweepPages(w.tx, before, most),
  },
  {
    name: 'jobs',
    what: 'Work of the background that failed eight times',
    days: 30,
    since: 'the last try',
    why: 'until then whoever runs the site can look at it and have it done again',
    remove: async (w, before, most) => {
      const [swept] = await w.tx.execute<{ count: number }>(
        sql`select sweep_jobs(${before.toISOString()}::timestamptz, ${most}) as count`,
      )
      return Number(swept?.count ?? 0)
    },
  },
]
