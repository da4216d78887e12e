'use client'
/** A change from a form: sends it and puts refusals on the fields they belong to. What it makes stale is known to `stale.ts`. */
import { type MutateOptions, type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import type { Locale } from '@/lib/platform/locales'
import { useLocale } from '../_ui/language'
import { type Problem, problemOf } from './api'
import { isCreation } from './creates'
import { type KeyPlace, keyed } from './keyed'
import { connection } from './messages'
import { oneAtATime, useRunning } from './one-at-a-time'

type Command<I, O> = { mutationOptions: () => unknown; call?: (input: I) => Promise<O> }
type InputOf<C> = C extends { call: (input: infer I, ...rest: never[]) => unknown } ? I : never
type OutputOf<C> = C extends { call: (...args: never[]) => Promise<infer O> } ? O : never

export type CommandOptions<O, F extends FieldValues> = {
  /** Puts the problem's field messages on the form. */
  setError?: UseFormSetError<F>
  /** Called when the screen has been asked again: what it leads to shows what is so. */
  onDone?: (output: O) => void | Promise<void>
  /** Where the key of what is made outlives a reload of its form. */
  key?: KeyPlace
}

/**
 * The same sent again before it was answered is sent once: a button that was pressed twice.
 * @returns `run`, `pending`, `problem` (a sentence for the top of the form; also set when the network failed) and `reset`
 */
export function useCommand<C extends Command<never, unknown>, F extends FieldValues = FieldValues>(
  command: C,
  options: CommandOptions<OutputOf<C>, F> = {},
) {
  const locale = useLocale()
  const mutation = useMutation({
    ...useKeyed(command.mutationOptions() as UseMutationOptions<OutputOf<C>, Error, InputOf<C>>, options.key),
    onSuccess: (output: OutputOf<C>) => options.onDone?.(output),
    onError: (error) => {
      const problem = problemOf(error)
      for (const [i, each] of (problem?.errors ?? []).entries()) {
        options.setError?.(each.field as Path<F>, { type: 'server', message: each.message }, { shouldFocus: i === 0 })
      }
    },
  })
  const running = useRunning<OutputOf<C>>()
  const runAsync = (input: InputOf<C>, told: MutateOptions<OutputOf<C>, Error, InputOf<C>> = {}) =>
    oneAtATime(running, () => mutation.mutateAsync(input, told), { of: input })
  return {
    // What is wrong stands in `problem`.
    run: (...given: Parameters<typeof runAsync>) => void runAsync(...given).catch(() => {}),
    runAsync,
    pending: mutation.isPending,
    done: mutation.isSuccess,
    output: mutation.data,
    reset: mutation.reset,
    problem: mutation.error ? (problemOf(mutation.error) ?? lostConnection(locale)) : null,
  }
}

function useKeyed<O, I>(
  options: UseMutationOptions<O, Error, I>,
  kept: KeyPlace | undefined,
): UseMutationOptions<O, Error, I> {
  const own = useRef<string | null>(null)
  const { mutationFn } = options
  if (!mutationFn || !isCreation(options.mutationKey)) return options
  return { ...options, mutationFn: keyed(kept ?? own, mutationFn) }
}

/** What was not sent is not saved; of what was sent without an answer nobody knows. Sent again it is done once. */
export const lostConnection = (locale: Locale): Problem => ({
  type: 'urn:attest:problem:offline',
  title: connection[globalThis.navigator?.onLine === false ? 'lost' : 'unsure'][locale],
  status: 0,
  detail: connection.keptHere[locale],
  requestId: '',
  errors: [],
})
