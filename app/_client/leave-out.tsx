'use client'
import type { ComponentProps, MouseEvent } from 'react'
import { Button } from '../_ui/button'

type Props = Pick<ComponentProps<typeof Button>, 'small' | 'variant' | 'children'> & { onLeave: () => void }

/** Takes its line out of a list. The button goes with the line, so the focus goes to what holds the list, and not to the top. */
export function LeaveOut({ onLeave, variant = 'link', ...look }: Props) {
  const leave = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const line = currentTarget.closest('li, tr, div, fieldset')
    const holder = line?.parentElement?.closest<HTMLElement>('fieldset, section, form')
    if (holder) {
      holder.tabIndex = -1
      holder.focus({ preventScroll: true })
    }
    onLeave()
  }
  return <Button variant={variant} {...look} onClick={leave} />
}
