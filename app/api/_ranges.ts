/** Parts of files (RFC 9110, section 14): one range of bytes, for whoever goes on with a download. */
import type { Download, InParts } from './_downloads'

export type RangeAsked = { range?: string | undefined; ifRange?: string | undefined }

/** The whole file, the part of it that was asked for, or that there is no such part. Several ranges are the whole. */
export function partOf({ headers, parts: { size, etag, read } }: InParts, { range, ifRange }: RangeAsked): Download {
  const all = { ...headers, etag, 'accept-ranges': 'bytes' }
  const whole = { headers: { ...all, 'content-length': String(size) }, body: read(0, size - 1) }
  if (ifRange !== undefined && ifRange !== etag) return whole
  const found = rangeOf(range, size)
  if (found === null) return whole
  if (found === 'none') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: '' }
  const { from, to } = found
  return {
    status: 206,
    headers: { ...all, 'content-range': `bytes ${from}-${to}/${size}`, 'content-length': String(to - from + 1) },
    body: read(from, to),
  }
}

/** `bytes=0-99`, `bytes=100-` or `bytes=-100`; null for what is passed over, as the standard says. */
function rangeOf(range: string | undefined, size: number): { from: number; to: number } | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') return Number(last) === 0 ? 'none' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (last !== '' && Number(last) < from) return null
  return from < size ? { from, to } : 'none'
}
