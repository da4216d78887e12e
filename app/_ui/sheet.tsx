'use client'

import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { Button } from './button'
import { Icon } from './icon'

type SheetProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** The small line above: whom or what it is about. */
  kicker?: ReactNode
  /** Buttons that stay in view at the bottom. */
  foot?: ReactNode
  children: ReactNode
}

/**
 * A panel beside the page, not over it: the exit and the table stay in reach. Escape closes it and the focus goes back.
 * Where there is no room beside it, it gives way to whatever takes the focus under it.
 */
export function Sheet({ open, onClose, title, kicker, foot, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useShown(dialog, open)
  useEscape(open, onClose)
  useUncovered(dialog, open, onClose)
  return (
    <dialog ref={dialog} className="at-sheet" aria-labelledby={id}>
      {open ? (
        <>
          <div className="at-row at-row--between">
            <p className="at-small at-soft">{kicker}</p>
            <Button variant="outline" small onClick={onClose}>
              <Icon name="close" /> Close
            </Button>
          </div>
          <h2 id={id}>{title}</h2>
          {children}
          {foot ? (
            <div className="at-sheet__foot">
              <div className="at-row">{foot}</div>
            </div>
          ) : null}
        </>
      ) : null}
    </dialog>
  )
}

/** show(), not showModal(): a modal dialog would cover help and exit. close() gives the focus back only from inside. */
function useShown(dialog: RefObject<HTMLDialogElement | null>, open: boolean) {
  useEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    const opener = document.activeElement
    element.show()
    return () => {
      const inside = element.contains(document.activeElement) || document.activeElement === document.body
      element.close()
      if (inside && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [dialog, open])
}

function useEscape(open: boolean, onClose: () => void) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}

/** On a narrow screen, and at a large zoom, the panel lies over the page: what has the focus must be seen all the same. */
function useUncovered(dialog: RefObject<HTMLDialogElement | null>, open: boolean, onClose: () => void) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])
  useEffect(() => {
    if (!open) return
    let frame = 0
    const look = (target: EventTarget | null) => {
      const panel = dialog.current
      if (panel && target instanceof Element && !panel.contains(target) && covers(panel, target)) close.current()
    }
    // The browser scrolls to what takes the focus first.
    const onFocus = ({ target }: FocusEvent) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => look(target))
    }
    document.addEventListener('focusin', onFocus)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', onFocus)
    }
  }, [dialog, open])
}

/** The help band stands above the panel, so only what lies beside it from its upper edge down counts. */
function covers(panel: Element, target: Element): boolean {
  const [over, under] = [panel.getBoundingClientRect(), target.getBoundingClientRect()]
  return under.right > over.left && under.left < over.right && under.bottom > over.top
}
