'use client'
/** Photos of a form that could not be sent when they were chosen: they stay on this device, and with the form after a reload. */
import { useEffect, useRef, useState } from 'react'
import { client, type Problem, problemOf } from '../../_client/api'
import { draftName, forgetDraft, keepDraft, readDraft } from '../../_client/draft'
import type { KeptPhoto } from '../../_client/kept-claim'

const storing = () => import('../../_client/photo-store')
const sending = () => import('../../_client/photo-sending')

export type KeptPhotos = ReturnType<typeof useKeptPhotos>

/** @param about the claim, or where a new one began */
export function useKeptPhotos(personId: string, about: string) {
  const name = draftName(personId, `photos.${about}`)
  const [photos, setPhotos] = useState(() => readDraft(name, { photos: [] as readonly KeptPhoto[] }).values.photos)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** What waits now, also within one sending. */
  const waiting = useRef(photos)
  const place = useRef(name)
  useEffect(() => {
    // While there is a connection: it is wanted when there is none.
    void Promise.all([storing(), sending()]).catch(() => {})
  }, [])
  useEffect(() => {
    forgetDraft(place.current)
    place.current = name
    if (photos.length > 0) keepDraft(name, { photos })
  }, [name, photos])

  const stay = (left: readonly KeptPhoto[]) => {
    waiting.current = left
    setProblem(null)
    setPhotos(left)
  }
  const forget = async (gone: readonly KeptPhoto[]) => {
    stay(waiting.current.filter((each) => !gone.includes(each)))
    const ids = gone.map(({ id }) => id)
    await (await storing()).forgetPhotos(personId, ids)
  }
  /** Of those that a form which was closed left behind. */
  const take = (photo: KeptPhoto) => stay([...waiting.current, photo])
  const keep = async (file: File) => stay([...waiting.current, await (await storing()).keepPhoto(personId, file)])
  /** Shows them for a claim. @throws as `sendPhotos` does */
  const sendTo = async (claimId: string) => {
    if (waiting.current.length === 0) return
    setBusy(true)
    try {
      const shown = (photo: KeptPhoto) => void forget([photo])
      await (await sending()).sendPhotos(client, { personId, claimId, photos: waiting.current }, shown)
    } catch (error) {
      setProblem(problemOf(error))
      throw error
    } finally {
      setBusy(false)
    }
  }
  const waits = () => waiting.current
  /** They go on with the claim that they are for. */
  const handOver = () => stay([])
  return { photos, busy, problem, take, keep, forget, sendTo, waits, handOver }
}
