import type { ComponentProps } from 'react'
import { priorityKeys } from '@/lib/catalog/keys'
import { priorityLabels } from '@/lib/requests/choice-labels'
import { CheckboxGroup } from '../../_ui/choice'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import { TopicsChoice } from './topics-choice'
import type { ClaimForm } from './values'

type Props = Pick<ComponentProps<typeof TopicsChoice>, 'errors' | 'chosen'> & Pick<ClaimForm, 'register'>

/** Topics and priorities, for whoever says more than they have to. */
export function AboutChoice({ register, errors, chosen }: Props) {
  const say = useWords<typeof formTexts>()
  return (
    <>
      <TopicsChoice label={say('topics')} {...{ register, errors, chosen }} />
      <CheckboxGroup
        label={say('priorities')}
        optional
        options={priorityKeys.map((value) => ({ value, label: priorityLabels[value][say.locale] }))}
        {...register('priorityIds')}
      />
    </>
  )
}
