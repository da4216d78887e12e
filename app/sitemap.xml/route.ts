/** Every page that anybody may read, for search engines (sitemaps.org, protocol 0.9). */
import { priorityKeys } from '@/lib/catalog/keys'
import { listModuleAddresses } from '@/lib/catalog/queries'
import { listListingAddresses } from '@/lib/directory/export'
import { feedEvents } from '@/lib/events/feed'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl, shownLocales } from '@/lib/platform/env'
import { inLocale, USUAL_LOCALE } from '@/lib/platform/locales'
import { listRelatedAddresses } from '@/lib/related/queries'
import { listTaskForceAddresses } from '@/lib/task-forces/queries'
import { isMoved } from '../_ui/pages-in'
import { lessonHref } from '../(public)/modules/address'
import { type Entry, sitemap } from './urlset'

export const dynamic = 'force-dynamic'

const PAGES = [
  ...[
    '/',
    '/modules',
    '/calendar',
    '/calendar/embed/code',
    '/directory',
    '/task-forces',
    '/requests',
    '/related',
    '/help',
    '/verify',
  ],
  ...['/about', '/accessibility', '/privacy', '/developers'],
]

export async function GET(): Promise<Response> {
  const others = shownLocales().filter((each) => each !== USUAL_LOCALE)
  const modules = await listModuleAddresses(anyoneCtx())
  const { items } = await feedEvents(anyoneCtx())
  const courses = await listRelatedAddresses(anyoneCtx())
  const listings = await listListingAddresses(anyoneCtx())
  const forces = await listTaskForceAddresses(anyoneCtx())
  const entries: Entry[] = [
    ...PAGES.map((path) => ({ path })),
    ...priorityKeys.map((key) => ({ path: `/priorities/${key}` })),
    ...others.flatMap((locale) => PAGES.filter(isMoved).map((path) => ({ path: inLocale(locale, path) }))),
    ...modules.flatMap(({ slug, lessonKeys, publishedAt }) =>
      [`/modules/${slug}`, ...lessonKeys.map((key) => lessonHref(slug, key))].map((path) => ({
        path,
        changedAt: publishedAt.toISOString(),
      })),
    ),
    ...courses.map(({ slug, updatedAt }) => ({ path: `/related/${slug}`, changedAt: updatedAt.toISOString() })),
    ...listings.map(({ slug, updatedAt }) => ({ path: `/directory/${slug}`, changedAt: updatedAt.toISOString() })),
    ...forces.map(({ slug, updatedAt }) => ({ path: `/task-forces/${slug}`, changedAt: updatedAt.toISOString() })),
    ...items.map(({ url, lastModified }) => ({ path: new URL(url, publicUrl()).pathname, changedAt: lastModified })),
  ]
  return new Response(sitemap(publicUrl(), entries), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
