'use client'
/** Files on their way to the API, with how far they are; the browser's older way to send, since only it tells. */
import { ORPCError } from '@orpc/client'
import { useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { Problem } from './api'
import { type CommandOptions, useCommand } from './use-command'

export type SentFile = { fileId: string; name: string; size: number }

/** Below this a file is there before anybody could read how far it is. */
const WORTH_WATCHING = 256 * 1024

/** @param tell how much is sent, from 0 to 1 @throws the problem the API answers with, as operations do */
export function sendFile(use: string, file: File, tell: (part: number) => void = () => {}): Promise<SentFile> {
  const body = new FormData()
  body.append('file', file, file.name)
  const request = new XMLHttpRequest()
  return new Promise<SentFile>((resolve, reject) => {
    request.open('POST', `/api/v1/files?use=${encodeURIComponent(use)}`)
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new TypeError('The connection was lost.'))
    request.onload = () => {
      const answer = readJson(request.responseText)
      if (request.status < 300) return resolve(answer as SentFile)
      const problem = answer as Partial<Problem>
      const { type = 'problem', status = request.status, detail = '' } = problem
      reject(
        new ORPCError<string, unknown>(type, { status, message: detail, data: problem.requestId ? problem : null }),
      )
    }
    request.send(body)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Sends files for one use. `part` is how much of a large one is sent, from 0 to 1, while it is on its way. */
export function useUpload<F extends FieldValues>(use: string, options: CommandOptions<SentFile, F> = {}) {
  const [part, setPart] = useState<number | null>(null)
  const mutationFn = (file: File) => {
    const tell = file.size > WORTH_WATCHING ? setPart : () => {}
    tell(0)
    return sendFile(use, file, tell).finally(() => setPart(null))
  }
  const command = {
    call: mutationFn,
    mutationOptions: () => ({ mutationKey: [['files', 'sendFile']], mutationFn }),
  }
  const { runAsync, pending, problem, reset } = useCommand(command, options)
  /** The id of the file; nothing when it was refused, which stands in `problem` and on the form. */
  const send = (file: File): Promise<string | null> =>
    runAsync(file).then(
      ({ fileId }) => fileId,
      () => null,
    )
  return { send, runAsync, part, pending, problem, reset }
}
