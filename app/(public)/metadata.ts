/** What search engines and messages say of a public page: its one address, title, description and picture. */
import type { Metadata } from 'next'
import { publicUrl } from '@/lib/platform/env'

type About = {
  title: string
  description: string
  /** The one address of the page, without what narrows it. */
  path: string
  /** Where the title stands for itself, without the name of the site after it. */
  whole?: boolean
  kind?: 'website' | 'article'
  /** The same as a feed or a file: addresses by content type. */
  feeds?: Record<string, string>
}

/** Whole addresses throughout: they leave the site. */
export function publicMetadata({ title, description, path, whole, kind = 'website', feeds }: About): Metadata {
  const at = (address: string) => `${publicUrl()}${address}`
  const types = Object.entries(feeds ?? {}).map(([type, address]) => [type, at(address)])
  return {
    title: whole ? { absolute: title } : title,
    description,
    alternates: { canonical: at(path), ...(feeds ? { types: Object.fromEntries(types) } : {}) },
    openGraph: {
      ...{ title, description, url: at(path), siteName: 'Attest', locale: 'en_US', type: kind },
      images: [{ url: at('/share.png'), width: 1200, height: 630, alt: 'Attest: training, and proof of training' }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [at('/share.png')] },
  }
}
