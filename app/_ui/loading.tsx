'use client'

import { useEffect, useState } from 'react'
import { useLocale } from './language'
import { waiting } from './messages'

const bones = ['title', undefined, 'half', undefined, 'short', undefined, 'half', undefined]

type LoadingProps = {
  /** How many grey lines. */
  lines?: number | undefined
  /** What is said when ten seconds have passed. */
  slow?: string | undefined
}

/** From so many lines on it stands for most of a screen, and keeps what follows out of the way. */
const MANY = 8

/** Grey blocks where the content will be. The heading and the labels around it are already real. */
export function Loading({ lines = 5, slow }: LoadingProps) {
  const locale = useLocale()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 10_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={lines >= MANY ? 'at-hold' : undefined}>
      <noscript>
        <p>{waiting.noScript[locale]}</p>
      </noscript>
      <div aria-busy="true" className="at-scripted">
        <p className={late ? 'at-small at-soft' : 'at-hide'} role="status">
          {late ? (slow ?? waiting.slow[locale]) : waiting.loading[locale]}
        </p>
        <div className="at-stack at-bones" aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => {
            const kind = bones[line % bones.length]
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no other name
            return <span key={line} className={kind ? `at-bone at-bone--${kind}` : 'at-bone'} />
          })}
        </div>
      </div>
    </div>
  )
}

/** Before what was there, while what was chosen instead is still coming: it says so at the head of the window, and what follows is faint. */
export function Coming() {
  const locale = useLocale()
  return (
    <p className="at-coming" role="status" aria-busy="true">
      {waiting.loading[locale]}
    </p>
  )
}
