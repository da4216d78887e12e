import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { SoughtGroup } from '../../_client/sought-group'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
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
          <TopicList {...{ topics, chosen, label }} error={errors.topicIds?.message} control={register('topicIds')} />
          <TopicHours {...{ topics, chosen }} fieldOf={register} errors={errors.topicHours} />
        </>
      )}
    </Loaded>
  )
}

type ListProps = Pick<ComponentProps<typeof TopicHours>, 'topics' | 'chosen'> & {
  label: string
  error: string | undefined
  control: UseFormRegisterReturn
}

function TopicList({ topics, chosen, label, error, control }: ListProps) {
  const say = useWords<typeof formTexts>()
  return (
    <SoughtGroup
      {...{ label, chosen, error }}
      {...control}
      optional
      find={say('findTopic')}
      shown={(found, all) => say('topicsShown', { found, all })}
      options={topics.map(({ topicId, name }) => ({ value: topicId, label: name }))}
    />
  )
}
