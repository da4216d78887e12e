import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { CheckboxGroup } from '../../_ui/choice'
import { TopicHours } from './topic-hours'

type Props = {
  label: string
  register: (name: 'topicIds' | `topicHours.${string}`) => UseFormRegisterReturn
  errors: { topicIds?: { message?: string | undefined } | undefined; topicHours?: unknown }
} & Pick<ComponentProps<typeof TopicHours>, 'chosen'>

/** Which topics it was about, and for how long each: as it is claimed, and as it counts. */
export function TopicsChoice({ label, register, errors, chosen }: Props) {
  const choices = useQuery(api.claims.listClaimChoices.queryOptions({ staleTime: 3_600_000 }))
  return (
    <Loaded query={choices} lines={4}>
      {({ topics }) => (
        <>
          <CheckboxGroup
            label={label}
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
