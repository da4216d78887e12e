import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Page } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import type { LessonPage } from '@/lib/catalog/inputs'
import { publicMetadata } from '../../../../metadata'
import { lessonHref } from '../../../address'
import { ChangedSinceThen } from '../../../changed-since'
import { findLesson } from '../../../find'
import { LessonText } from './lesson-text'
import { Outline } from './outline'
import { Turn } from './turn'

type Props = { params: Promise<{ slug: string; lesson: string }>; searchParams: Promise<{ edition?: string }> }

const find = cache(findLesson)
const ask = async ({ params, searchParams }: Props) => {
  const { slug, lesson } = await params
  return find(slug, lesson, (await searchParams).edition)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await ask(props)
  if (!page) return { title: 'We cannot show this page' }
  const title = `${page.lesson.title} · ${page.title}`
  const description = `Lesson ${page.number} of ${page.title}`
  return publicMetadata({ title, description, path: lessonHref(page.slug, page.lesson.key), kind: 'article' })
}

/** A lesson, complete without script and without an account; the parts around it keep the place of who is enrolled. */
export default async function LessonPageView(props: Props) {
  const page = await ask(props)
  if (!page) notFound()
  const { slug, title, edition, isEarlier, outline, testRules, number, lesson } = page
  const place = { slug, edition, isEarlier, lessonKey: lesson.key, outline }
  return (
    <Page>
      <Breadcrumb
        items={[
          { label: 'Modules', href: '/modules' },
          { label: title, href: `/modules/${slug}${isEarlier ? `?edition=${edition}` : ''}` },
          { label: lesson.title },
        ]}
      />
      <div className="at-player">
        <Outline {...place} questions={testRules.draw} />
        <article>
          <Standing page={page} />
          <p className="at-small at-soft">
            Lesson {number} of {outline.length}
          </p>
          <h1>{lesson.title}</h1>
          <LessonText lesson={lesson} />
          <Turn {...place} />
        </article>
      </div>
    </Page>
  )
}

function Standing({ page: { slug, edition, isEarlier, changedSince, retiredAt } }: { page: LessonPage }) {
  if (!isEarlier && !retiredAt) return null
  return (
    <Note kind="caution" className="at-small">
      {!retiredAt && changedSince ? (
        <>
          <p>This is edition {edition}; whoever began it goes on with it.</p>
          <ChangedSinceThen slug={slug} edition={edition} changedSince={changedSince} />
        </>
      ) : retiredAt ? (
        'This module is retired. It can be read, and whoever is enrolled may finish it.'
      ) : (
        <p>
          This is edition {edition}; whoever began it goes on with it.{' '}
          <Link href={`/modules/${slug}`}>Go to the current edition</Link>
        </p>
      )}
    </Note>
  )
}
