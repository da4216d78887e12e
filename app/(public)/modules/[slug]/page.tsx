import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Page, Split, Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Item, List, Meta } from '@/app/_ui/list'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { Resources } from '@/app/(learner)/_module/blocks'
import type { Module } from '@/lib/catalog/inputs'
import { audienceWords } from '@/lib/catalog/reference'
import { publicUrl } from '@/lib/platform/env'
import { capital, count, hours, numberWord } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { scriptText } from '../../calendar/[slug]/structured-data'
import { publicMetadata } from '../../metadata'
import { lessonHref } from '../address'
import { ChangedSinceThen } from '../changed-since'
import { findModule } from '../find'
import { editionWords, languageName, leastTimeWords, minutesSteps, testRuleFacts } from '../module-words'
import { LessonState, MyPlace } from './my-place'
import { courseData } from './structured-data'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ edition?: string }> }

const find = cache(findModule)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const module = await find((await params).slug, (await searchParams).edition)
  if (!module) return { title: 'We cannot show this page' }
  const { slug, title, summary: description } = module
  return publicMetadata({ title, description, path: `/modules/${slug}` })
}

export default async function ModulePage({ params, searchParams }: Props) {
  const module = await find((await params).slug, (await searchParams).edition)
  if (!module) notFound()
  return (
    <Page>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose "<" are escaped, not markup
        dangerouslySetInnerHTML={{ __html: scriptText(courseData(module, publicUrl())) }}
      />
      <Breadcrumb
        items={[
          { label: 'Modules', href: '/modules' },
          { label: module.section.name, href: `/modules?section=${module.section.id}` },
          { label: module.title },
        ]}
      />
      <PageTitle title={module.title} lead={module.summary} below={<ModuleMeta module={module} />} />
      <Split kind="begin">
        <aside className="at-begin" aria-label="Your place in this module">
          <MyPlace module={placeFacts(module)} />
        </aside>
        <Stack>
          <Standing module={module} />
          <section>
            <h2>After this module you can</h2>
            <ul>
              {module.objectives.map((objective) => (
                <li key={objective}>{objective}</li>
              ))}
            </ul>
          </section>
          <Lessons module={module} />
          <Note title="Before you begin">
            <p>{module.contentNote}</p>
            <p>
              Many people in this work have lived through what it describes. You can pause or leave at any point, and
              nobody is told why.
            </p>
          </Note>
          <Further module={module} />
        </Stack>
        <aside className="at-stack" aria-label="Test and credit">
          <Card title="Test rules">
            <Facts stacked items={testRuleFacts(module.testRules)} />
          </Card>
          <Card title="Credit">
            <p>
              {capital(hours(module.creditMinutes))}, posted to your record as soon as you pass, with a certificate that
              anyone can verify.
            </p>
            <p className="at-small">{leastTimeWords(module.outline)}</p>
            <Minutes module={module} />
          </Card>
        </aside>
      </Split>
    </Page>
  )
}

function Minutes({ module: { outline, testRules, creditMinutes } }: { module: Module }) {
  const steps = minutesSteps(outline, testRules.draw, creditMinutes)
  if (!steps) return null
  return (
    <details className="at-small">
      <summary>How the minutes were estimated</summary>
      <ul>
        {steps.parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p>{steps.total}</p>
    </details>
  )
}

const placeFacts = ({ slug, edition, isEarlier, retiredAt, outline }: Module) => ({
  slug,
  edition,
  isEarlier,
  retired: retiredAt !== null,
  firstLesson: outline[0]?.key ?? '',
})

function ModuleMeta({ module }: { module: Module }) {
  return (
    <Meta
      items={[
        <span key="credit">
          <b>{hours(module.creditMinutes)}</b> of credit
        </span>,
        audienceWords(module.audiences),
        module.priorities.map(({ name }) => name).join(', '),
        editionWords(module),
        languageName(module.language),
      ]}
    />
  )
}

function Standing({ module }: { module: Module }) {
  if (module.retiredAt) {
    return (
      <Note kind="caution" title="This module is retired">
        It can be read, but nobody can begin it. Credit that was earned with it stays as it is, and whoever is enrolled
        may finish.
      </Note>
    )
  }
  if (!module.isEarlier) return null
  return (
    <Note kind="caution" title="This is an earlier edition">
      {module.changedSince ? (
        <>
          <p>Whoever began it goes on with it.</p>
          <ChangedSinceThen {...module} />
        </>
      ) : (
        <p>
          Whoever began it goes on with it. <Link href={`/modules/${module.slug}`}>Go to the current edition</Link>
        </p>
      )}
    </Note>
  )
}

function Lessons({ module }: { module: Module }) {
  const { slug, edition, isEarlier, outline, testRules } = module
  const lessons = numberWord(outline.length)
  return (
    <section>
      <h2>
        {capital(lessons)} {outline.length === 1 ? 'lesson' : 'lessons'} and a test
      </h2>
      <List ordered className="at-gap">
        {outline.map(({ key, title, minutes, note }, place) => (
          <Item
            key={key}
            title={`${place + 1}. ${title}`}
            href={lessonHref(slug, key, isEarlier ? edition : null)}
            aside={<LessonState slug={slug} edition={edition} lessonKey={key} minutes={minutes} />}
          >
            {note ? <p className="at-small at-soft">{note}</p> : null}
          </Item>
        ))}
        <Item title="Test" href={`/modules/${slug}/test`} aside={count(testRules.draw, 'question')}>
          <p className="at-small at-soft">
            {outline.length === 1 ? 'Opens when the lesson is done.' : `Opens when the ${lessons} lessons are done.`}
          </p>
        </Item>
      </List>
    </section>
  )
}

function Further({ module }: { module: Module }) {
  const { slug, resources, sources, editions, edition } = module
  const others = editions.filter((each) => each.edition !== edition)
  return (
    <>
      {resources.length > 0 ? (
        <section>
          <h2>Where to turn</h2>
          <Resources items={resources} />
        </section>
      ) : null}
      {sources.length > 0 ? (
        <details>
          <summary>What this module rests on: {count(sources.length, 'source')}</summary>
          <ul>
            {sources.map(({ title, publisher, url, accessedOn }) => (
              <li key={url}>
                <Link href={url}>{title}</Link>, {publisher}
                {accessedOn ? `, read ${longDay(accessedOn)}` : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>Other editions</summary>
          <ul>
            {others.map((each) => (
              <li key={each.edition}>
                <Link href={`/modules/${slug}?edition=${each.edition}`}>{editionWords(each)}</Link>, published{' '}
                {longDay(each.publishedAt)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
