import type { ReactNode } from 'react'
import { findListings, listDirectoryWords, mapListings } from '@/lib/directory/finding'
import { findListingsInput } from '@/lib/directory/listing-inputs'
import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Page } from '../../_ui/arrange'
import { LinkButton } from '../../_ui/button'
import { Link } from '../../_ui/link'
import { rich } from '../../_ui/rich'
import { ChosenTags } from '../../_ui/tag'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { directoryHref, directoryQuery } from './address'
import { chosenIn } from './chosen'
import { DirectoryFilters } from './directory-filters'
import { Lines } from './lines'
import { directory } from './messages'
import { Results } from './results'

const say = inWords(directory, USUAL_LOCALE)

export const generateMetadata = () =>
  publicMetadata({ title: say('title'), description: say('description'), path: '/directory' })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DirectoryPage({ searchParams }: Props) {
  const ctx = anyoneCtx()
  const { page, ...filter } = findListingsInput.parse(await searchParams)
  const [found, map, words, lines] = await Promise.all([
    findListings(ctx, { ...filter, page }),
    mapListings(ctx, filter),
    listDirectoryWords(ctx),
    listContactLines(ctx),
  ])
  return (
    <Page>
      <PageTitle title={say('title')} lead={say('lead')}>
        <LinkButton variant="outline" href="/listings/new">
          {say('suggest')}
        </LinkButton>
      </PageTitle>
      <DirectoryFilters key={directoryHref(filter)} filter={filter} place={found.place} words={words} />
      <ChosenTags label={say('chosen')} items={chosenIn(filter, words, found.place)} />
      <Results filter={filter} found={found} map={map} />
      <Lines items={lines.items} />
      <p className="at-small at-gap at-noprint">{rich(say.rich('files', fileLinks(directoryQuery(filter))))}</p>
      <p className="at-small at-soft at-gap">
        {say('noStreets')} <Link href="/directory/coverage">{say('coverage')}</Link> ·{' '}
        <Link href="/task-forces">{say('taskForces')}</Link>
      </p>
    </Page>
  )
}

/** As files of the API, narrowed as the page is. */
const fileLinks = (query: string) => {
  const to = (kind: string) => (chunks: ReactNode) => (
    <a href={`/api/v1/directory/listings.${kind}${query}`}>{chunks}</a>
  )
  return { csv: to('csv'), json: to('json'), geojson: to('geojson') }
}
