/** What search engines and messages say of a public page: its one address, title, description and picture. */
import type { Metadata } from 'next'
import { publicUrl, shownLocales } from '@/lib/platform/env'
import { inLocale, type Locale, languageTags, USUAL_LOCALE } from '@/lib/platform/locales'

type About = {
  title: string
  description: string
  /** The one address of the page, without what narrows it. */
  path: string
  /** Of a page that is there in every language; then `path` is its address in English. */
  locale?: Locale
  /** Where the title stands for itself, without the name of the site after it. */
  whole?: boolean
  kind?: 'website' | 'article'
  /** The same as a feed or a file: addresses by content type. */
  feeds?: Record<string, string>
}

/** Whole addresses throughout: they leave the site. */
export function publicMetadata(about: About): Metadata {
  const { title, description, locale, whole, kind = 'website', feeds } = about
  const path = locale ? inLocale(locale, about.path) : about.path
  const at = (address: string) => `${publicUrl()}${address}`
  const types = Object.entries(feeds ?? {}).map(([type, address]) => [type, at(address)])
  return {
    title: whole ? { absolute: title } : title,
    description,
    alternates: {
      canonical: at(path),
      ...inLanguages(about, at),
      ...(feeds ? { types: Object.fromEntries(types) } : {}),
    },
    openGraph: {
      ...{
        title,
        description,
        url: at(path),
        siteName: 'Attest',
        locale: languageTags[locale ?? USUAL_LOCALE].replace('-', '_'),
        type: kind,
      },
      images: [{ url: at('/share.png'), width: 1200, height: 630, alt: 'Attest: training, and proof of training' }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [at('/share.png')] },
  }
}

/** The same page in every language that is shown, English for everybody else. */
function inLanguages({ path, locale }: About, at: (address: string) => string) {
  if (!locale || shownLocales().length < 2) return {}
  const all = Object.fromEntries(shownLocales().map((each) => [each, at(inLocale(each, path))]))
  return { languages: { ...all, 'x-default': at(path) } }
}
