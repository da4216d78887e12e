/** Files about registrations: an agency's list, a place for one's calendar, and one's own dates for the program that follows them. */
import { csvStream } from '@/lib/formats/csv'
import { networkOf } from '@/lib/platform/client-address'
import { countTry, refuseAfter } from '@/lib/platform/rate-limit'
import { placeFile } from '@/lib/registration/by-link'
import { agencyRegistrationsQuery, placeInput } from '@/lib/registration/inputs'
import { agencyRegistrationColumns, exportAgencyRegistrations } from '@/lib/registration/of-agency'
import { privateFeedAt } from '@/lib/registration/private-feed'
import { attachment, download } from '../_downloads'
import { limitLinks } from './registration'

export const registrationDownloads = [
  download({
    path: '/calendars/mine/{file}',
    summary: 'One’s own dates at their secret address, for calendar programs',
    tag: 'Registration',
    contentType: 'text/calendar',
    anyone: true,
    page: () => '/training',
    answer: async ({ ctx, caller }, { file = '' }) => {
      const wrong = `private-feed:${networkOf(caller.network)}`
      await refuseAfter(ctx, wrong, 60, 15)
      const body = await privateFeedAt(ctx, file).catch(async (error: unknown) => {
        await countTry(ctx, wrong, 15)
        throw error
      })
      return {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="my-dates.ics"',
          'cache-control': 'private, no-store',
        },
        body,
      }
    },
  }),
  download({
    path: '/place/event.ics',
    summary: 'A place by the link of a letter, as a file for a calendar',
    tag: 'Registration',
    contentType: 'text/calendar',
    anyone: true,
    query: placeInput,
    page: () => '/place',
    answer: async (context, _, query) => {
      await limitLinks(context)
      return {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': attachment('event.ics'),
          'cache-control': 'no-store',
        },
        body: await placeFile(context.ctx, { link: query.get('link') ?? '' }),
      }
    },
  }),
  download({
    path: '/agencies/{agencyId}/registrations.csv',
    summary: 'Who of an agency is registered for what, as a file',
    tag: 'Registration',
    contentType: 'text/csv',
    query: agencyRegistrationsQuery,
    page: ({ agencyId = '' }) => `/agency/events?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId }, query) => {
      const { agencyName, lines } = await exportAgencyRegistrations(ctx, { ...Object.fromEntries(query), agencyId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${agencyName} events.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(agencyRegistrationColumns, lines),
      }
    },
  }),
]
