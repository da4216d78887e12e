import type { ComponentProps } from 'react'
import { TextField } from '@/app/_ui/form'
import type { Choices } from './choices'

type Props = Omit<ComponentProps<typeof TextField>, 'list' | 'autoComplete'> & { choices: Choices }

/** A position, with those that are in use to choose from. */
export function PositionField({ choices, ...field }: Props) {
  return (
    <>
      <TextField {...field} list="positions-in-use" autoComplete="off" />
      <datalist id="positions-in-use">
        {choices.positions.map((position) => (
          <option key={position} value={position} />
        ))}
      </datalist>
    </>
  )
}
