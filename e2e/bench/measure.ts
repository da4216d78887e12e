/** Rates: how often a thing can be done a second by eight at a time, and how long the slowest twentieth takes. */
import autocannon from 'autocannon'

export const CONNECTIONS = 8
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
/** Before anything counts: a server that has run for a while has its programs compiled, and one just started has not. */
const WARM_SECONDS = 10

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
/** The middle one, or the mean of the middle two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

export type Measured = { rate: number; p95: number }

/** Requests a second over HTTP; throws when an answer was not 2xx, or not what it should say. */
export async function overHttp(options: Omit<autocannon.Options, 'duration'>): Promise<Measured> {
  const took: number[] = []
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon({ connections: CONNECTIONS, ...options, duration: SECONDS }, (error, done) =>
      error ? reject(error) : resolve(done),
    ).on('response', (_client, _status, _bytes, ms) => took.push(ms))
  })
  const { non2xx, errors, mismatches } = result
  if (non2xx > 0 || errors > 0 || mismatches > 0)
    throw new Error(
      `${non2xx} answers were not 2xx, ${mismatches} said something else, ${errors} errors: ${options.url}`,
    )
  return { rate: result.requests.total / result.duration, p95: at(took, 0.95) }
}

/** Calls a second of a function, eight at a time. */
export async function inProcess(work: (n: number) => Promise<unknown>): Promise<Measured> {
  const took: number[] = []
  let next = 0
  const started = performance.now()
  const end = started + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        const began = performance.now()
        await work(next++)
        took.push(performance.now() - began)
      }
    }),
  )
  return { rate: took.length / ((performance.now() - started) / 1000), p95: at(took, 0.95) }
}

/** `inside`: the same work without HTTP and without asking who calls, where the baseline has both. */
export type Comparison = {
  name: string
  aim: number
  ours: () => Promise<Measured>
  baseline: () => Promise<Measured>
  inside?: () => Promise<Measured>
}

/** Baseline and ours in turn, so that a noisy machine disturbs both. */
export async function compare({ name, aim, ours, baseline, inside }: Comparison): Promise<string> {
  const kinds = inside ? [baseline, ours, inside] : [baseline, ours]
  for (const each of kinds) for (let warm = 0; warm < WARM_SECONDS; warm += SECONDS) await each()
  const turns: Measured[][] = []
  for (let i = 0; i < ROUNDS; i += 1) {
    const turn: Measured[] = []
    for (const each of kinds) turn.push(await each())
    turns.push(turn)
  }
  const ratio = (to: 0 | 2) => median(turns.map((turn) => rateOf(turn[1]) / rateOf(turn[to]))).toFixed(2)
  const said = (at: 0 | 1 | 2) =>
    `${perSecond(median(turns.map((turn) => rateOf(turn[at]))))} ${inMs(median(turns.map((turn) => turn[at]?.p95 ?? 0)))}`
  const beside = inside ? `   bare SQL in process ${said(2)} ratio ${ratio(2)}` : ''
  return `${name.padEnd(34)}${said(0)} ${said(1)}   ratio ${ratio(0)} (aim ${aim})${beside}`
}

const rateOf = (measured: Measured | undefined) => measured?.rate ?? Number.NaN

const perSecond = (n: number) => `${(n < 20 ? n.toFixed(1) : Math.round(n).toLocaleString('en-US')).padStart(8)}/s`
const inMs = (n: number) => `${n < 20 ? n.toFixed(1) : Math.round(n)} ms`.padStart(8)

export const heading = `${''.padEnd(34)}${'baseline'.padStart(10)} ${'p95'.padStart(8)} ${'ours'.padStart(10)} ${'p95'.padStart(8)}`
