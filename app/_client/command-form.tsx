'use client'
/** A form that sends a command: what was refused stands on top, on its fields, or beside what was saved meanwhile. */
import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { ErrorSummary, listErrors } from '../_ui/error-summary'
import { Note } from '../_ui/note'
import type { Problem } from './api'
import { type Meanwhile, MeanwhileNote, meanwhileOf } from './meanwhile'
import { ProblemNote } from './problem-note'

type Saves<V> = {
  names: Readonly<Record<string, string>>
  words?: ((field: string, value: unknown) => string | undefined) | undefined
  /** What was saved, as the form holds it; the same where it is left out. */
  valuesOf?: ((current: Record<string, unknown>) => Partial<V>) | undefined
  /** For a form that keeps what it was made from beside its values: what the next save is made from. */
  onSeen?: ((version: string | number) => void) | undefined
}

type Props<V extends FieldValues, C, T extends FieldValues> = {
  form: UseFormReturn<V, C, T>
  command: { problem: Problem | null; reset: () => void }
  onSend: (given: T) => unknown
  /** For a form that changes a whole thing: how to show what somebody else saved. */
  saves?: Saves<V> | undefined
  /** Said once it was saved, while the form stays. */
  done?: string | null | false | undefined
  className?: string | undefined
  children: ReactNode
}

export function CommandForm<V extends FieldValues, C, T extends FieldValues>({
  form,
  command,
  onSend,
  saves,
  done,
  className = 'at-form',
  children,
}: Props<V, C, T>) {
  const { errors, submitCount } = form.formState
  const seen = saves ? meanwhileOf<Record<string, unknown>>(command.problem) : null
  return (
    <form className={className} noValidate onSubmit={form.handleSubmit(onSend)}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {seen && saves ? (
        <SavedMeanwhile form={form} seen={seen} saves={saves} onEnd={command.reset} />
      ) : (
        <ProblemNote problem={command.problem} />
      )}
      {done ? <Note kind="good" title={done} level={3} live /> : null}
      {children}
    </form>
  )
}

type MeanwhileProps<V extends FieldValues, C, T extends FieldValues> = {
  form: UseFormReturn<V, C, T>
  seen: Meanwhile<Record<string, unknown>>
  saves: Saves<V>
  onEnd: () => void
}

function SavedMeanwhile<V extends FieldValues, C, T extends FieldValues>(props: MeanwhileProps<V, C, T>) {
  const { form, seen, saves, onEnd } = props
  const goOn = (values: Partial<V>) => {
    form.reset({ ...form.getValues(), ...values, ...(saves.onSeen ? {} : { madeFrom: seen.version }) })
    saves.onSeen?.(seen.version)
    onEnd()
  }
  return (
    <MeanwhileNote
      seen={seen}
      names={saves.names}
      words={saves.words}
      onTake={() => goOn(saves.valuesOf ? saves.valuesOf(seen.current) : (seen.current as Partial<V>))}
      onKeep={() => goOn({})}
    />
  )
}
