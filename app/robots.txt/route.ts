/** What programs that gather pages may read (RFC 9309), and where the list of all pages is. */
import { publicUrl } from '@/lib/platform/env'

export const dynamic = 'force-dynamic'

export const GET = (): Response =>
  new Response(`User-agent: *\nDisallow: /api/\nDisallow: /verify/\n\nSitemap: ${publicUrl()}/sitemap.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
