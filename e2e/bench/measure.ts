/** Rates: how often a thing can be done a second by eight at a time. */
import autocannon from 'autocannon'

export const CONNECTIONS = 8
const SECONDS = 3
export const ROUNDS = 3

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Requests a second over HTTP; throws when an answer was not 2xx. */
export async function overHttp(options: Omit<autocannon.Options, 'connections' | 'duration'>): Promise<number> {
  const result = await autocannon({ ...options, connections: CONNECTIONS, duration: SECONDS })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors: ${options.url}`)
  return result.requests.total / result.duration
}

/** Calls a second of a function, eight at a time. */
export async function inProcess(work: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0
  let next = 0
  const started = performance.now()
  const end = started + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        await work(next++)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - started) / 1000)
}

export type Comparison = { name: string; aim: number; ours: () => Promise<number>; baseline: () => Promise<number> }

/** Baseline and ours in turn, so that a noisy machine disturbs both. */
export async function compare({ name, aim, ours, baseline }: Comparison): Promise<string> {
  await baseline()
  await ours()
  const pairs: [number, number][] = []
  for (let i = 0; i < ROUNDS; i += 1) pairs.push([await baseline(), await ours()])
  const ratio = median(pairs.map(([base, own]) => own / base))
  const rate = (n: number) => Math.round(n).toLocaleString('en-US').padStart(8)
  return `${name.padEnd(34)}${rate(median(pairs.map(([base]) => base)))}/s ${rate(median(pairs.map(([, own]) => own)))}/s   ratio ${ratio.toFixed(2)} (aim ${aim})`
}
