import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { CheckboxGroup } from '../../_ui/choice'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import { TopicHours } from './topic-hours'
import type { ClaimValues } from './values'

type Props = {
  register: UseFormRegister<ClaimValues>
  errors: FieldErrors<ClaimValues>
} & Pick<ComponentProps<typeof TopicHours>, 'chosen'>

/** Which topics it was about, and for how long each. */
export function AboutTopics({ register, errors, chosen }: Props) {
  const say = useWords<typeof formTexts>()
  const choices = useQuery(api.claims.listClaimChoices.queryOptions({ staleTime: 3_600_000 }))
  return (
    <Loaded query={choices} lines={4}>
      {({ topics }) => (
        <>
          <CheckboxGroup
            label={say('topics')}
            optional
            error={errors.topicIds?.message}
            options={topics.map(({ topicId, name }) => ({ value: topicId, label: name }))}
            {...register('topicIds')}
          />
          <TopicHours {...{ topics, chosen }} fieldOf={register} errors={errors.topicHours} />
        </>
      )}
    </Loaded>
  )
}
