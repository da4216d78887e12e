'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../../../_ui/button'
import { Note } from '../../../../_ui/note'
import { isLoadedHere, openCamera, type Trouble, troubleOf, watch } from './camera'

const SCANS = '?scan'

/** Whether codes are read by the camera stands in the address: a reload, and a page loaded anew for it, go on with it. */
export function ScanCodes({ onCode }: { onCode: (code: string) => void }) {
  const isOpen = useSearchParams().has('scan')
  const open = () => {
    if (isLoadedHere()) window.history.replaceState(null, '', SCANS)
    else window.location.assign(SCANS)
  }
  const close = () => window.history.replaceState(null, '', window.location.pathname)
  // One button for both ways, so that it stays in focus.
  return (
    <>
      {isOpen ? <Camera onCode={onCode} /> : null}
      <p>
        <Button variant="outline" onClick={isOpen ? close : open}>
          {isOpen ? 'Close the camera' : 'Scan with the camera'}
        </Button>
      </p>
    </>
  )
}

const troubles: Record<Trouble, { title: string; says: string }> = {
  refused: {
    title: 'This page may not use the camera',
    says: 'Allow it in the settings of the browser for this site, then try again. Until then type the code, or find the person by name.',
  },
  missing: { title: 'There is no camera here', says: 'Type the code, or find the person by name.' },
  busy: {
    title: 'The camera does not open',
    says: 'Another program may be using it. Close that one, then try again; or type the code.',
  },
}

function Camera({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [tries, setTries] = useState(0)
  const told = useEffectEvent(onCode)
  // Whoever scans sees the answer, which stands above, and the picture at once.
  useEffect(() => {
    video.current?.parentElement?.scrollIntoView({ block: 'start' })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try opens it anew
  useEffect(() => {
    const ending = new AbortController()
    show(video.current, ending.signal, (code) => told(code)).catch((error) => {
      if (!ending.signal.aborted) setTrouble(troubleOf(error))
    })
    return () => ending.abort()
  }, [tries])
  const again = () => {
    setTrouble(null)
    setTries(tries + 1)
  }
  return (
    <div className="at-camera">
      <video ref={video} hidden={trouble !== null} muted playsInline aria-label="What the camera sees" />
      {trouble ? (
        <Note kind="caution" title={troubles[trouble].title} live>
          <p>{troubles[trouble].says}</p>
        </Note>
      ) : (
        <p className="at-small at-soft">Hold the square code before the camera. The picture stays on this device.</p>
      )}
      {trouble ? (
        <p>
          <Button onClick={again}>Try again</Button>
        </p>
      ) : null}
    </div>
  )
}

/** The picture of the camera, and the codes in it, until it is ended. */
async function show(video: HTMLVideoElement | null, ended: AbortSignal, onCode: (code: string) => void) {
  const stream = await openCamera()
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (!video || ended.aborted) return stop()
  ended.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  await watch(video, ended, onCode)
}
