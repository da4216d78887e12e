/** Modules: finding and reading them, publishing and retiring them. */
import * as z from 'zod/mini'
import { publishCourse, retireCourse } from '@/lib/catalog/commands'
import {
  getLessonInput,
  getModuleInput,
  lessonShape,
  listModulesInput,
  moduleListShape,
  moduleShape,
  publishCourseInput,
  publishedShape,
  retireCourseInput,
} from '@/lib/catalog/inputs'
import { getLesson, getModule, listModules } from '@/lib/catalog/queries'
import { anyone, signedIn } from '../_operation'

const tags = ['Modules']

export const catalog = {
  listModules: anyone
    .route({ method: 'GET', path: '/modules', summary: 'Find modules by words and filters', tags })
    .input(listModulesInput)
    .output(moduleListShape)
    .handler(({ input, context }) => listModules(context.ctx, input)),

  getModule: anyone
    .route({ method: 'GET', path: '/modules/{slug}', summary: 'A module: objectives, lessons, test rules', tags })
    .input(getModuleInput)
    .output(moduleShape)
    .handler(({ input, context }) => getModule(context.ctx, input)),

  getLesson: anyone
    .route({ method: 'GET', path: '/modules/{slug}/lessons/{lessonKey}', summary: 'A lesson with its blocks', tags })
    .input(getLessonInput)
    .output(lessonShape)
    .handler(({ input, context }) => getLesson(context.ctx, input)),

  publishCourse: signedIn
    .route({ method: 'POST', path: '/modules', summary: 'Publish a module, or its next edition, from Markdown', tags })
    .input(publishCourseInput)
    .output(publishedShape)
    .handler(({ input, context }) => publishCourse(context.ctx, input)),

  retireCourse: signedIn
    .route({ method: 'POST', path: '/modules/{slug}/retirement', summary: 'Take a module out of the catalog', tags })
    .input(retireCourseInput)
    .output(z.object({ slug: z.string(), retiredAt: z.string() }))
    .handler(({ input, context }) => retireCourse(context.ctx, input)),
}
