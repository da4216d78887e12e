import type { ComponentProps } from 'react'
import { TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'

type Props = {
  topics: readonly { topicId: string; name: string }[]
  chosen: readonly string[]
  /** What a form library gives each field. */
  fieldOf: (name: `topicHours.${string}`) => Pick<ComponentProps<'input'>, 'name' | 'onChange' | 'onBlur' | 'ref'>
  errors: unknown
}

const messageOf = (error: unknown) => (error as { message?: string } | undefined)?.message

/** How much was about which, as far as somebody knows. */
export function TopicHours({ topics, chosen, fieldOf, errors }: Props) {
  const say = useWords<typeof formTexts>()
  const shown = topics.filter(({ topicId }) => chosen.includes(topicId))
  if (shown.length === 0) return null
  const wrong = messageOf(errors)
  return (
    <fieldset id="topicHours" className="usa-fieldset usa-form-group" tabIndex={-1}>
      <legend className="usa-legend at-legend">{say('topicHours')}</legend>
      <p className="usa-hint">{say(shown.length === 1 ? 'onlyTopicHint' : 'topicHoursHint')}</p>
      {wrong ? <p className="usa-error-message">{wrong}</p> : null}
      {shown.map(({ topicId, name }) => (
        <TextField
          key={topicId}
          label={name}
          optional
          short
          inputMode="decimal"
          error={messageOf((errors as Record<string, unknown> | undefined)?.[topicId])}
          {...(fieldOf(`topicHours.${topicId}`) as { name: string })}
        />
      ))}
    </fieldset>
  )
}
