/** What of a credit is read where more is asked of it than its module. */
import { sql } from 'drizzle-orm'
import { credits } from '@/lib/records/tables'
import { asksForEvents, asksForProviders, type Criterion } from './criterion'

/** What hours and events are asked of; who gave it and at which event only where a rule says one of them. */
export const aboutOf = (criteria: readonly Criterion[]) => sql`json_build_object(
  'topicIds', ${credits.topicIds}, 'topicMinutes', ${credits.topicMinutes}, 'priorityIds', ${credits.priorityIds},
  'mode', ${credits.mode}, 'source', ${credits.sourceKind}${
    criteria.some(asksForProviders)
      ? sql`, 'provider', ${credits.provider}, 'providerAgencyId', ${credits.providerAgencyId}`
      : sql``
  }${
    criteria.some(asksForEvents)
      ? sql`, 'eventId', ${credits.eventId}, 'seriesId', (select e.series_id from events e where e.id = credits.event_id)`
      : sql``
  })`
