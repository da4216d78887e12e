/** Modules and lessons by the parts of an address, which anybody may have typed. */
import { getLessonInput, getModuleInput } from '@/lib/catalog/inputs'
import { getLesson, getModule } from '@/lib/catalog/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'

function orNothing(error: unknown) {
  if (error instanceof DomainError && error.kind === 'not-found') return null
  throw error
}

type Edition = string | string[] | undefined

export async function findModule(slug: string, edition: Edition) {
  const { data } = getModuleInput.safeParse({ slug, edition })
  return data ? getModule(anyoneCtx(), data).catch(orNothing) : null
}

export async function findLesson(slug: string, lessonKey: string, edition: Edition) {
  const { data } = getLessonInput.safeParse({ slug, lessonKey, edition })
  return data ? getLesson(anyoneCtx(), data).catch(orNothing) : null
}
