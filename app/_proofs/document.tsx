'use client'
/** A document as pictures: a photo, or a PDF page by page, fitted to its place or larger than it. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { MOST_PAGES } from '@/lib/platform/files/page-number'
import { Note } from '../_ui/note'
import { useWords } from '../_ui/words'
import type { DocumentTexts } from './messages'
import { drawTurned } from './turned'

type Props = {
  name: string
  /** The address of the picture, or of the pages of a PDF, which are named by their number. */
  href: string
  /** Null: a picture. */
  pdf: { pages: number | null } | null
  /** Whose answers say how many pages it has. */
  toldBy: 'claims' | 'certifications' | 'requirements'
  /** What else can be done with it: buttons beside its tools. */
  children?: ReactNode
}

type Mark = 'n' | 'p' | 'z' | 't'

/** Marks of the keys by which whoever decides turns the pages: `keys.tsx` of the queue presses them. */
const key = (name: Mark) => ({ 'data-key': name })

export function Document({ name, href, pdf, toldBy, children }: Props) {
  const say = useWords<DocumentTexts>()
  const [page, setPage] = useState(1)
  const [larger, setLarger] = useState(false)
  const [turns, setTurns] = useState(0)
  const last = pdf ? Math.min(pdf.pages ?? 1, MOST_PAGES) : 1
  const isCut = pdf?.pages != null && pdf.pages > MOST_PAGES && page === last
  const alt = pdf ? say('pageAlt', { name, page }) : say('pictureAlt', { name })
  return (
    <div className="at-doc__file">
      <div className="at-row at-row--between at-doc__tools at-noprint">
        <p className="at-small at-soft" aria-live="polite">
          {pdf
            ? pdf.pages === null
              ? say('pageAlone', { page })
              : say('pageAmong', { page, pages: pdf.pages })
            : null}
        </p>
        <div className="at-tools">
          {last > 1 ? (
            <>
              <Tool mark="p" idle={page <= 1} onPress={() => setPage(page - 1)} words={say('pageBefore')} />
              <Tool mark="n" idle={page >= last} onPress={() => setPage(page + 1)} words={say('pageAfter')} />
            </>
          ) : null}
          <Tool mark="z" onPress={() => setLarger(!larger)} words={say(larger ? 'smaller' : 'larger')} />
          <Tool mark="t" onPress={() => setTurns((turns + 1) % 4)} words={say('turn')} />
          {children}
        </div>
      </div>
      <Picture
        key={page}
        src={pdf ? `${href}/${page}` : href}
        alt={alt}
        larger={larger}
        turns={turns}
        counts={pdf?.pages === null ? toldBy : null}
      />
      {isCut ? <p className="at-small">{say('onlyFirst', { most: MOST_PAGES })}</p> : null}
    </div>
  )
}

type ToolProps = { mark: Mark; words: string; idle?: boolean; onPress: () => void }

/** At the end it stays in focus and does nothing. */
function Tool({ mark, words, idle = false, onPress }: ToolProps) {
  return (
    <button type="button" {...key(mark)} {...(idle ? { 'aria-disabled': true } : { onClick: onPress })}>
      {words}
    </button>
  )
}

type PictureProps = { src: string; alt: string; larger: boolean; turns: number; counts: Props['toldBy'] | null }

/** `counts`: the server counts the pages as it draws the first one, and whoever tells how many is asked again. */
function Picture({ src, alt, larger, turns, counts }: PictureProps) {
  const say = useWords<DocumentTexts>()
  const queries = useQueryClient()
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming')
  const picture = useRef<HTMLImageElement>(null)
  const paper = useRef<HTMLCanvasElement>(null)
  const isTurned = turns > 0 && state === 'there'
  useLayoutEffect(() => {
    if (isTurned && picture.current && paper.current) drawTurned(picture.current, paper.current, turns)
  }, [isTurned, turns])
  const arrived = () => {
    setState('there')
    if (counts) void queries.invalidateQueries({ queryKey: [[counts]] })
  }
  if (state === 'failed') return <Note kind="caution">{say('notDrawn')}</Note>
  return (
    <section
      className={larger ? 'at-doc__page is-larger' : 'at-doc__page'}
      // What is larger than its place is moved by keyboard.
      {...(larger ? { tabIndex: 0, 'aria-label': alt } : {})}
    >
      {state === 'coming' ? (
        <p className="at-small at-soft" role="status">
          {say('drawing')}
        </p>
      ) : null}
      {/* biome-ignore lint/performance/noImgElement: it is somebody’s own file behind the API, which Next cannot fetch */}
      <img ref={picture} src={src} alt={alt} hidden={isTurned} onLoad={arrived} onError={() => setState('failed')} />
      {isTurned ? <canvas ref={paper} role="img" aria-label={alt} /> : null}
    </section>
  )
}
