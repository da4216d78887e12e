import NextLink from 'next/link'
import type { ComponentProps } from 'react'

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string
  prefetch?: boolean | undefined
  scroll?: boolean | undefined
  replace?: boolean | undefined
}

// Next wants absent, not undefined; React takes both.
type Rest = Omit<ComponentProps<typeof NextLink>, 'href'>

const isPage = (href: string) => /^(\/(?!api\/|\/)|\?)/.test(href) && !/\.[a-z0-9]{2,5}($|\?)/i.test(href)

/**
 * A link to a page of ours goes through the router; files, feeds, telephones, anchors and other sites are plain links.
 * Nothing is fetched ahead unless asked for: pages come from memory, and whoever clicks while the router still fetches
 * ahead ends on a page without a title.
 */
export function Link({ href, prefetch, scroll, replace, ...rest }: LinkProps) {
  if (!isPage(href)) return <a href={href} {...(/^https?:/.test(href) ? { rel: 'noreferrer' } : {})} {...rest} />
  return (
    <NextLink
      href={href}
      prefetch={prefetch ?? false}
      {...(scroll === undefined ? {} : { scroll })}
      {...(replace === undefined ? {} : { replace })}
      {...(rest as Rest)}
    />
  )
}
