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

/** A link to a page of ours goes through the router; files, feeds, telephones, anchors and other sites are plain links. */
export function Link({ href, prefetch, scroll, replace, ...rest }: LinkProps) {
  if (!isPage(href)) return <a href={href} {...(/^https?:/.test(href) ? { rel: 'noreferrer' } : {})} {...rest} />
  return (
    <NextLink
      href={href}
      {...(prefetch === undefined ? {} : { prefetch })}
      {...(scroll === undefined ? {} : { scroll })}
      {...(replace === undefined ? {} : { replace })}
      {...(rest as Rest)}
    />
  )
}
