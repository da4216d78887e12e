import type { ComponentProps } from 'react'
import { SelectField } from '../../../_ui/form'

export const rhythmNames = { daily: 'Every day that has something new', weekly: 'Mondays' } as const

type Props = Omit<ComponentProps<typeof SelectField>, 'label' | 'options'>

export const RhythmField = (props: Props) => (
  <SelectField
    label="How often"
    options={Object.entries(rhythmNames).map(([value, label]) => ({ value, label }))}
    {...props}
  />
)
