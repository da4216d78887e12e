'use client'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../_ui/button'
import { Loading } from '../_ui/loading'
import { useWords } from '../_ui/words'
import type { DocumentTexts } from './messages'

const Document = lazy(() => import('./document').then((each) => ({ default: each.Document })))

type Props = {
  name: string
  /** Where the file is saved from, and where the pages of a PDF are, named by their number. */
  href: string
  pagesHref: string
  pdf: { pages: number | null } | null
  toldBy: 'certifications' | 'requirements'
}

/** What was shown is looked at here once somebody wants to: each look is noted. */
export function ShownProof({ name, href, pagesHref, pdf, toldBy }: Props) {
  const say = useWords<DocumentTexts>()
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="at-row at-small at-break at-noprint">
        <a href={href} download>
          {say('openProof', { name })}
        </a>
        <Button small variant="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? 'hideIt' : 'seeIt')}
          <span className="at-hide"> {name}</span>
        </Button>
      </p>
      {open ? (
        <Suspense fallback={<Loading lines={8} />}>
          <Document name={name} href={pdf ? pagesHref : href} pdf={pdf} toldBy={toldBy} />
        </Suspense>
      ) : null}
    </>
  )
}
