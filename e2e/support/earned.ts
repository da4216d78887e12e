/** Training that somebody completed, as it is posted to the ledger, for tests of what follows from it. */
import { type Writer, write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { recordCredit } from '@/lib/records/ledger'
import type { Earned } from '@/lib/records/sources'

const NOW = new Date('2026-11-20T16:00:00Z')

type Given = Partial<Earned>

/** An hour in person, without a certificate, unless something else is said. */
export const earnIn = (w: Writer, personId: string, given: Given) =>
  recordCredit(w, {
    ...{ personId, sourceKind: 'import', sourceId: newId(), courseId: null, courseVersionId: null, title: 'Training' },
    ...{ creditMinutes: 60, priorityIds: [], topicIds: [], mode: 'in-person', certificate: null },
    ...{ earnedOn: '2026-03-02', zone: 'America/Los_Angeles', ...given },
  } as Earned)

export const earn = (personId: string, given: Given = {}, now = NOW) =>
  write(systemCtx('test', now), 'credit.posted', (w) => earnIn(w, personId, given))
