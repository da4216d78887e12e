'use client'
import { useRouter } from 'next/navigation'
import { useMe } from '@/app/_client/me'
import { PleaseSignIn } from '@/app/_client/please-sign-in'
import { CourseForm } from '@/app/_course/course-form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'

export function NewSuggestionScreen() {
  const router = useRouter()
  const { me } = useMe()
  return (
    <>
      <Breadcrumb items={[{ label: 'Training elsewhere', href: '/related' }, { label: 'Suggest a course' }]} />
      <PageTitle
        title="Suggest a course"
        lead="Of another organization, that people who meet victims should know of. A moderator opens its link before it is listed."
      />
      {me ? (
        me.signedIn ? (
          <CourseForm as="suggester" backHref="/related" onDone={() => router.push('/suggestions?saved=1')} />
        ) : (
          <PleaseSignIn />
        )
      ) : (
        <Loading lines={10} />
      )}
    </>
  )
}
