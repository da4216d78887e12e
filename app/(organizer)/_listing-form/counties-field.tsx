import type { ComponentProps } from 'react'
import { TextArea } from '@/app/_ui/form'

/** A typed text as the list it stands for: one county a line. */
export const countiesOf = (typed: string | readonly string[]): string[] =>
  (typeof typed === 'string' ? typed.split(/[\n,]/) : [...typed]).map((county) => county.trim()).filter(Boolean)

type Props = Omit<ComponentProps<typeof TextArea>, 'hint' | 'optional' | 'rows'>

/** Register it with `setValueAs: countiesOf`. */
export const CountiesField = (props: Props) => (
  <TextArea optional rows={3} hint="One a line, the state before it: CA Contra Costa" {...props} />
)
