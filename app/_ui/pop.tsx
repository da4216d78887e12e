'use client'

import type { MouseEvent, ReactNode, SyntheticEvent } from 'react'
import { Icon, type IconName } from './icon'
import { names } from './names'

/** Shown on narrow screens only: opens the `Pop` of that id. */
export function PopButton({ target, icon, children }: { target: string; icon: IconName; children: ReactNode }) {
  return (
    <button className="at-pop-button" popoverTarget={target} type="button">
      <Icon name={icon} />
      {children}
    </button>
  )
}

type PopProps = {
  id: string
  as?: 'div' | 'nav' | 'form' | undefined
  /** For a form: where it goes, by GET. */
  action?: string | undefined
  label?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** In the flow on wide screens, a native popover on narrow ones. For a nav, filters, an outline; nothing that must be seen. */
export function Pop({ id, as: Box = 'div', action, label, className, children }: PopProps) {
  return (
    <Box
      id={id}
      popover="auto"
      className={names('at-pop', className)}
      onClick={closeAfterLink}
      onBeforeToggle={placeBelowButton}
      {...(label ? { 'aria-label': label } : {})}
      {...(Box === 'form' && action ? { action } : {})}
    >
      {children}
    </Box>
  )
}

/** The frame outlives a click on one of our links, so the panel would stay open over the new page. */
function closeAfterLink(event: MouseEvent<HTMLElement>) {
  const panel = event.currentTarget
  if ((event.target as Element).closest('a[href]') && panel.matches(':popover-open')) panel.hidePopover()
}

/** Its button stays in sight, so that the same press that opened the panel closes it. */
function placeBelowButton(event: SyntheticEvent<HTMLElement>) {
  const panel = event.currentTarget
  const button = document.querySelector(`[popovertarget="${panel.id}"]`)
  if (!button || event.target !== panel) return
  const below = Math.max(0, button.getBoundingClientRect().bottom) + 8
  panel.style.top = `${below}px`
  panel.style.maxHeight = `calc(100dvh - ${below + 8}px)`
}
