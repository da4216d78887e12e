import type { ComponentProps } from 'react'
import { rhythms } from '@/lib/events/saved-inputs'
import { SelectField } from '../../../_ui/form'
import { useWords } from '../../../_ui/words'
import { rhythmTexts, type searchTexts } from './messages'

type Props = Omit<ComponentProps<typeof SelectField>, 'label' | 'options'>

export function RhythmField(props: Props) {
  const say = useWords<typeof searchTexts>()
  return (
    <SelectField
      label={say('howOften')}
      options={rhythms.map((value) => ({ value, label: rhythmTexts[value][say.locale] }))}
      {...props}
    />
  )
}
