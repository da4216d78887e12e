import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { type Area, areaOf } from './area'
import { oneForce } from './messages'

const say = inWords(oneForce, USUAL_LOCALE)

/** What a task force serves, as public pages say it. */
export const areaWords = (area: Area): string =>
  areaOf(area, {
    allOf: (state) => say('allOf', { state }),
    counties: (county, state) => say('county', { county, state }),
  })
