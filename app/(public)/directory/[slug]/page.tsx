import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { listingKindNames } from '@/lib/directory/fields'
import { getListing } from '@/lib/directory/finding'
import type { PublicListing } from '@/lib/directory/listing-shapes'
import { mapAround, type Size } from '@/lib/directory/maps'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { inWords, wordsOf } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { longDay } from '@/lib/platform/words-of-time'
import { listTaskForcesOfListing } from '@/lib/task-forces/queries'
import { Page, Section, Split, Stack } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Card } from '../../../_ui/card'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'
import { PageTitle } from '../../../_ui/title'
import { Speaking } from '../../../_ui/words'
import { publicMetadata } from '../../metadata'
import { directoryHref } from '../address'
import { AreaPicture } from '../area-picture'
import { listing, report } from '../messages'
import { ForKeepers } from './for-keepers'
import { HowToReach, HowWeKnow, WhatTheyDo } from './listing-facts'
import { ReportForm } from './report-form'

const say = inWords(listing, USUAL_LOCALE)
type Props = { params: Promise<{ slug: string }> }

const findListing = cache((slug: string) =>
  getListing(anyoneCtx(), { slug }).catch((error) => {
    if (error instanceof DomainError && error.kind === 'not-found') notFound()
    throw error
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, summary, slug } = await findListing((await params).slug)
  return publicMetadata({ title: name, description: summary, path: `/directory/${slug}` })
}

export default async function ListingPage({ params }: Props) {
  const found = await findListing((await params).slug)
  const { name, kind, summary, isStale, lastVerifiedOn } = found
  const { now } = anyoneCtx()
  const forces = await listTaskForcesOfListing(anyoneCtx(), { slug: found.slug })
  return (
    <Page>
      <Breadcrumb items={[{ label: say('back'), href: '/directory' }, { label: name }]} />
      <PageTitle above={listingKindNames[kind]} title={name} lead={summary} />
      <Split kind="side">
        <Stack>
          {isStale ? (
            <Note kind="caution" title={say('staleTitle', { day: longDay(lastVerifiedOn) })}>
              {say('staleText')}
            </Note>
          ) : null}
          <Section id="reach" title={say('reach')}>
            <HowToReach listing={found} />
          </Section>
          <Section id="what" title={say('what')}>
            <WhatTheyDo listing={found} />
          </Section>
          <Report slug={found.slug} />
        </Stack>
        <aside className="at-stack" aria-label={say('sure')}>
          <Card title={say('sure')}>
            <HowWeKnow listing={found} now={now} />
            <ForKeepers listingId={found.listingId} keeperAgencyId={found.keeper?.agencyId ?? null} />
          </Card>
          <Where listing={found} />
          {forces.items.map((force) => (
            <p key={force.slug}>
              <Link href={`/task-forces/${force.slug}`}>{say('taskForce')}</Link>
            </p>
          ))}
          <p className="at-small at-soft">{say('noEndorsement')}</p>
        </aside>
      </Split>
    </Page>
  )
}

const AROUND = 25

function Where({ listing: { latitude, longitude, kind, name, city, postalCode } }: { listing: PublicListing }) {
  if (latitude === null || longitude === null) return null
  const point = { latitude, longitude }
  return (
    <figure>
      <AreaPicture
        slim
        label={say('mapOf', { city: city ?? name })}
        draw={(size: Size) => mapAround(point, AROUND, size)}
        marks={[{ ...point, number: undefined, kind, place: city, words: name, href: '#reach' }]}
      />
      <figcaption className="at-small at-soft">
        {say('mapNote')}{' '}
        {postalCode ? (
          <Link href={directoryHref({ zip: postalCode })}>{say('nearby', { zip: postalCode })}</Link>
        ) : null}
      </figcaption>
    </figure>
  )
}

const sayReport = inWords(report, USUAL_LOCALE)

function Report({ slug }: { slug: string }) {
  return (
    <Section id="wrong" title={sayReport('title')} className="at-noprint">
      <p>{sayReport('lead')}</p>
      <p className="at-small at-soft">{sayReport('noReport')}</p>
      <noscript>
        <p>{sayReport('withoutScript')}</p>
      </noscript>
      <Speaking words={wordsOf(report, USUAL_LOCALE)} refusals={{}}>
        <ReportForm slug={slug} />
      </Speaking>
    </Section>
  )
}
