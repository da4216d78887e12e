import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { fold } from '@/lib/platform/fold'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { CheckboxGroup } from '../../_ui/choice'
import { TextField } from '../../_ui/form'
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

/** So many that one looks for them, above all on a phone. */
const MANY = 12

type ListProps = Pick<ComponentProps<typeof TopicHours>, 'topics' | 'chosen'> & {
  label: string
  error: string | undefined
  control: UseFormRegisterReturn
}

/** All stay part of the form, and what is chosen stays in sight; the others make way for what is looked for. */
function TopicList({ topics, chosen, label, error, control }: ListProps) {
  const say = useWords<typeof formTexts>()
  const [typed, setTyped] = useState('')
  const sought = fold(typed)
  const found = new Set(topics.filter(({ name }) => fold(name).includes(sought)))
  return (
    <>
      {topics.length > MANY ? (
        <>
          <TextField
            label={say('findTopic')}
            type="search"
            name="find-topic"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              // Looking for a topic sends nothing.
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
          <p className="at-small at-soft" role="status">
            {sought ? say('topicsShown', { found: found.size, all: topics.length }) : null}
          </p>
        </>
      ) : null}
      <CheckboxGroup
        label={label}
        optional
        error={error}
        options={topics.map((topic) => ({
          ...{ value: topic.topicId, label: topic.name },
          hidden: !found.has(topic) && !chosen.includes(topic.topicId),
        }))}
        {...control}
      />
    </>
  )
}
