/** Every screen there is, by who opens it. Where an address names something, somebody's real thing is asked of the API. */
import type { Page } from '@playwright/test'
import { persona } from './personas'

/** The pattern is that of the folders in `app`, so that a page nobody lists is found; `as` tells screens of one pattern apart. */
export type Screen = { pattern: string; path: (ask: Ask) => Promise<string> | string; as?: string }
/** GETs an operation as the person of the screen. */
export type Ask = <T>(path: string) => Promise<T>

const at = (pattern: string, path: Screen['path'] = () => pattern): Screen => ({ pattern, path })
const SLUG = 'human-trafficking'
type Me = { person: { id: string }; looksAfter: { agencyId: string }[] }
type Items<T> = { items: T[] }
const first = <T>({ items: [item] }: Items<T>): T => {
  if (!item) throw new Error('The demonstration world has nothing here.')
  return item
}
const agencyOf = async (ask: Ask) => (await ask<Me>('/me')).looksAfter[0]?.agencyId ?? ''

/** The first on the roster of the agency. */
async function somebodyOf(ask: Ask): Promise<string> {
  const people = await ask<Items<{ personId: string }>>(`/agencies/${await agencyOf(ask)}/people`)
  return first(people).personId
}

async function publicEventOf(ask: Ask): Promise<string> {
  const { items } = await ask<Items<{ eventId: string; status: string }>>('/events')
  return items.find(({ status }) => status === 'published')?.eventId ?? ''
}

async function takingEventOf(ask: Ask): Promise<string> {
  for (const { slug } of (await ask<Items<{ slug: string }>>('/calendar')).items) {
    const { takes, eventId } = await ask<{ takes: boolean; eventId: string | null }>(`/calendar/${slug}/registration`)
    if (takes && eventId) return eventId
  }
  throw new Error('No event of the demonstration world takes registrations.')
}

export const publicScreens: readonly Screen[] = [
  at('/'),
  at('/modules'),
  at('/modules/[slug]', () => `/modules/${SLUG}`),
  at('/modules/[slug]/lessons/[lesson]', async (ask) => {
    const { outline } = await ask<{ outline: { key: string }[] }>(`/modules/${SLUG}`)
    return `/modules/${SLUG}/lessons/${outline[0]?.key}`
  }),
  at('/calendar'),
  at('/calendar/embed/code', () => '/calendar/embed/code?near=93999'),
  at('/calendar/[slug]', async (ask) => `/calendar/${first(await ask<Items<{ slug: string }>>('/calendar')).slug}`),
  at('/directory', () => '/directory?zip=93999&within=100'),
  at('/directory/coverage'),
  at(
    '/directory/[slug]',
    async (ask) => `/directory/${first(await ask<Items<{ slug: string }>>('/directory/listings')).slug}`,
  ),
  at('/task-forces', () => '/task-forces?zip=93999'),
  at(
    '/task-forces/[slug]',
    async (ask) => `/task-forces/${first(await ask<Items<{ slug: string }>>('/task-forces')).slug}`,
  ),
  at('/requests', () => '/requests?kind=training&on=2027-12-07'),
  at('/priorities/[priority]', () => '/priorities/collaboration'),
  at('/related'),
  at(
    '/related/[slug]',
    async (ask) => `/related/${first(await ask<Items<{ slug: string }>>('/related-trainings')).slug}`,
  ),
  at('/help'),
  at('/es/help'),
  at('/verify'),
  at('/verify/[code]', () => '/verify/AT-7K4M-2QX9-D3R8F'),
  at('/about'),
  at('/privacy'),
  at('/accessibility'),
  at('/developers'),
]

/** Public, but of no use without script. */
export const scriptedScreens: readonly Screen[] = [
  at('/modules/[slug]/test', () => `/modules/${SLUG}/test`),
  at('/sign-in'),
  at('/es/sign-in'),
  at('/outbox'),
  at('/stop-letters', () => '/stop-letters?link=01a21d21-9afa-7cd6-aae8-b09e42df1315.aaaaaaaaaaaaaaaaaaaaaa'),
  at('/es/stop-letters', () => '/es/stop-letters?link=01a21d21-9afa-7cd6-aae8-b09e42df1315.aaaaaaaaaaaaaaaaaaaaaa'),
  at('/place', () => '/place?link=01a21d21-9afa-7cd6-aae8-b09e42df1315.aaaaaaaaaaaaaaaaaaaaaa'),
  at('/components'),
]

type Screens = { who: string; email: string; screens: readonly Screen[] }
const account = [
  at('/profile'),
  at('/sessions'),
  at('/tokens'),
  at('/settings/calendar', () => '/settings/calendar?near=93999'),
]

const attention = [
  at('/agency'),
  at('/agency/completion'),
  at('/agency/hours'),
  at('/agency/hours/[person]', async (ask) => `/agency/hours/${await somebodyOf(ask)}`),
  at('/agency/people/[person]', async (ask) => `/agency/people/${await somebodyOf(ask)}`),
]

export const personalScreens: readonly Screens[] = [
  {
    who: 'a trainee',
    email: persona('trainee: officer'),
    screens: [
      at('/training'),
      at('/here'),
      at('/requests/new', () => '/requests/new?kind=training'),
      at('/requests/mine'),
      at('/training/certifications'),
      at('/training/claims'),
      at('/training/claims/new'),
      at('/transcript'),
      at('/certificates/[code]', async (ask) => {
        const { items } = await ask<Items<{ certificateCode: string | null }>>('/me/credits')
        return `/certificates/${items.find(({ certificateCode }) => certificateCode)?.certificateCode}`
      }),
      at('/suggestions'),
      at('/suggestions/new'),
      at('/suggestions/[training]', async (ask) => {
        const mine = await ask<Items<{ relatedId: string; status: string }>>('/me/suggested-trainings')
        return `/suggestions/${mine.items.find(({ status }) => status === 'returned')?.relatedId}`
      }),
      ...account,
    ],
  },
  { who: 'a supervisor', email: persona('supervisor'), screens: [at('/training'), ...attention] },
  {
    who: 'a coordinator',
    email: persona('coordinator: Marlow Bay'),
    screens: [
      ...attention,
      at('/agency/requests'),
      at('/agency/certifications'),
      at('/agency/claims'),
      at('/agency/task-forces'),
      at('/agency/events'),
      at('/agency/events/[event]', async (ask) => `/agency/events/${await takingEventOf(ask)}`),
      at('/task-forces/mine'),
      at('/agency/roster'),
      at('/agency/roster/files/[file]', async (ask) => {
        const agencyId = await agencyOf(ask)
        const batches = await ask<Items<{ batchId: string }>>(`/agencies/${agencyId}/roster-files`)
        return `/agency/roster/files/${first(batches).batchId}`
      }),
      at('/agency/roster/earlier'),
      at('/agency/roster/earlier/[file]', async (ask) => {
        const agencyId = await agencyOf(ask)
        const files = await ask<Items<{ batchId: string }>>(`/agencies/${agencyId}/history-files`)
        return `/agency/roster/earlier/${first(files).batchId}`
      }),
      at('/agency/roster/people'),
      at('/agency/roster/people/new'),
      at('/agency/roster/people/[person]', async (ask) => `/agency/roster/people/${await somebodyOf(ask)}`),
      at('/agency/roster/teams'),
      at('/agency/roster/teams/[team]', async (ask) => {
        const teams = await ask<Items<{ teamId: string }>>(`/agencies/${await agencyOf(ask)}/teams`)
        return `/agency/roster/teams/${first(teams).teamId}`
      }),
      at('/agency/messages'),
      at('/agency/messages/write'),
      at('/agency/reliefs'),
      at('/agency/requirements'),
      at('/agency/requirements/new'),
      { ...at('/agency/requirements/new', () => '/agency/requirements/new?pack=ca-pc-13519-14'), as: 'for a pack' },
      at('/agency/requirements/packs'),
      at('/agency/requirements/packs/lacking'),
      at('/agency/requirements/packs/[pack]', async () => '/agency/requirements/packs/ca-pc-13519-14'),
      at('/agency/requirements/[requirement]', async (ask) => {
        const agencyId = await agencyOf(ask)
        const found = await ask<Items<{ requirementId: string }>>(`/agencies/${agencyId}/requirements`)
        return `/agency/requirements/${first(found).requirementId}`
      }),
    ],
  },
  {
    who: 'an organizer',
    email: persona('organizer'),
    screens: [
      at('/events'),
      at('/events/new'),
      at('/events/calendars'),
      at('/events/help'),
      at('/events/figures'),
      at(
        '/events/[event]',
        async (ask) => `/events/${first(await ask<Items<{ eventId: string }>>('/events')).eventId}`,
      ),
      at('/events/[event]/staff', async (ask) => `/events/${await publicEventOf(ask)}/staff`),
      at('/events/[event]/evaluation', async (ask) => `/events/${await publicEventOf(ask)}/evaluation`),
      at('/events/[event]/check-in', async (ask) => `/events/${await publicEventOf(ask)}/check-in`),
      at('/events/[event]/attendance', async (ask) => `/events/${await publicEventOf(ask)}/attendance`),
      at('/events/[event]/attendance/sheet', async (ask) => `/events/${await publicEventOf(ask)}/attendance/sheet`),
      at('/events/[event]/attendance/code', async (ask) => `/events/${await publicEventOf(ask)}/attendance/code`),
      at('/events/[event]/attendance/file', async (ask) => `/events/${await publicEventOf(ask)}/attendance/file`),
      at(
        '/events/[event]/registrations',
        async (ask) => `/events/${first(await ask<Items<{ eventId: string }>>('/events')).eventId}/registrations`,
      ),
    ],
  },
  {
    who: 'a moderator',
    email: persona('moderator'),
    screens: [
      at('/moderation'),
      at('/moderation/directory'),
      at('/moderation/directory/[listing]', async (ask) => {
        const { listingId } = first(await ask<Items<{ listingId: string }>>('/moderation/listings'))
        return `/moderation/directory/${listingId}`
      }),
      at('/moderation/directory/import'),
      at('/moderation/directory/import/[file]', async (ask) => {
        const { batchId } = first(await ask<Items<{ batchId: string }>>('/listing-files'))
        return `/moderation/directory/import/${batchId}`
      }),
      at('/moderation/packs'),
      at('/moderation/packs/lacking'),
      at('/moderation/packs/[pack]', async () => '/moderation/packs/ca-pc-13519-14'),
      at('/moderation/trainings'),
      at('/moderation/trainings/[training]', async (ask) => {
        const kept = await ask<Items<{ relatedId: string }>>('/kept-trainings?which=waiting')
        return `/moderation/trainings/${first(kept).relatedId}`
      }),
    ],
  },
  {
    who: 'a supervisor who suggested listings',
    email: persona('supervisor'),
    screens: [
      at('/listings'),
      at('/listings/new'),
      at('/listings/[listing]', async (ask) => {
        const { items } = await ask<Items<{ listingId: string; status: string }>>('/listings')
        return `/listings/${items.find(({ status }) => status === 'returned')?.listingId}`
      }),
    ],
  },
  {
    who: 'an administrator',
    email: persona('administrator'),
    screens: [
      at('/admin'),
      at('/admin/agencies/new'),
      at('/admin/agencies/[agency]', async (ask) => {
        const found = await ask<Items<{ agencyId: string }>>('/agencies?search=Marlow')
        return `/admin/agencies/${first(found).agencyId}`
      }),
      at('/admin/agencies/import'),
      at('/task-forces/new'),
      at('/task-forces/[slug]/keep', async (ask) => {
        const { slug } = first(await ask<Items<{ slug: string }>>('/task-forces'))
        return `/task-forces/${slug}/keep`
      }),
      at('/admin/roles'),
      at('/admin/lines'),
      at('/admin/lines/new'),
      at('/admin/lines/[line]', () => '/admin/lines/hsi'),
      at('/admin/access'),
      at('/admin/access/join'),
      at('/admin/requests'),
      at('/admin/calendar'),
      at('/admin/audit'),
    ],
  },
]

/** Screens that stand for something which a check makes before it opens them. */
export const madeScreens: readonly string[] = [
  '/modules/[slug]/test/[attempt]',
  '/modules/[slug]/test/[attempt]/result',
  '/admin/agencies/import/[import]',
  '/events/calendars/[file]',
  '/requests/[request]',
  '/training/claims/[claim]',
  '/evaluation/[event]',
  '/requests/queue',
  '/requests/figures',
]

/** Asks the API as whoever is signed in on the page. */
export const askOn =
  (page: Page): Ask =>
  async <T>(path: string) => {
    const answer = await page.request.get(`/api/v1${path}`)
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}.`)
    return (await answer.json()) as T
  }
