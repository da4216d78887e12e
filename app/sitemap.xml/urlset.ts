export type Entry = { path: string; changedAt?: string | null | undefined }

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** @param site the address of the installation, without a slash at its end */
export const sitemap = (site: string, entries: readonly Entry[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries.map(({ path, changedAt }) => {
      const changed = changedAt ? `<lastmod>${escaped(changedAt)}</lastmod>` : ''
      return `<url><loc>${escaped(site + path)}</loc>${changed}</url>`
    }),
    '</urlset>',
    '',
  ].join('\n')
