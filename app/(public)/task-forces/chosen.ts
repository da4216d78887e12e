/** What the list of task forces is narrowed by, in words, each with the address that leaves it out. */
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { taskForceKindNames } from '@/lib/task-forces/fields'
import type { Chosen } from '../../_ui/tag'
import { type Filter, taskForcesHref } from './address'
import { finding } from './messages'

const say = inWords(finding, USUAL_LOCALE)

export function chosenIn(filter: Filter): Chosen[] {
  const { zip, state, kind, q, ended } = filter
  const chosen = (label: string, less: Parameters<typeof taskForcesHref>[0]) => ({
    label,
    removeHref: taskForcesHref({ ...filter, ...less }),
  })
  return [
    ...(zip ? [chosen(say('chosenZip', { zip }), { zip: undefined })] : []),
    ...(state ? [chosen(stateName(state), { state: undefined })] : []),
    ...kind.map((each) => chosen(taskForceKindNames[each], { kind: kind.filter((other) => other !== each) })),
    ...(q ? [chosen(`“${q}”`, { q: '' })] : []),
    ...(ended ? [chosen(say('chosenEnded'), { ended: undefined })] : []),
  ]
}
