'use client'
/** A form that sends a command: what was refused stands on top, on its fields, or beside what was saved meanwhile. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form'
import { ErrorSummary, listErrors } from '../_ui/error-summary'
import { Note } from '../_ui/note'
import type { Problem } from './api'
import { type Meanwhile, MeanwhileNote, meanwhileOf } from './meanwhile'
import { keptOf, mergeOf } from './merge'
import { namesNothing, ProblemNote } from './problem-note'

type Saves<V> = {
  names: Readonly<Record<string, string>>
  words?: ((field: string, value: unknown) => string | undefined) | undefined
  /** What was saved, as the form holds it; the same where it is left out. */
  valuesOf?: ((current: Record<string, unknown>) => Partial<V>) | undefined
  /** What is sent of the form's values, where a choice in it decides that. */
  sent?: ((values: V) => Record<string, unknown>) | undefined
  /** Fields that hold parts of several that are sent: what both sides sent decides them. */
  together?: readonly (keyof V & string)[] | undefined
  /** What is changed, where the form begins with more than that: with what was typed before a reload. */
  base?: V | undefined
  /** For a form that keeps what it was made from beside its values: what the next save is made from. */
  onSeen?: ((version: string | number) => void) | undefined
}

type Props<V extends FieldValues, C, T extends FieldValues> = {
  form: UseFormReturn<V, C, T>
  command: { problem: Problem | null; reset: () => void }
  onSend: (given: T) => unknown
  /** For a form that changes a whole thing: how to show what somebody else saved. */
  saves?: Saves<V> | undefined
  /** Said once it was saved, while the form stays as it was saved. */
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
  const { errors, submitCount, isDirty } = form.formState
  const [moved, setMoved] = useState<Partial<V> | null>(null)
  const base = { ...(saves?.base ?? form.formState.defaultValues), ...(saves?.base ? moved : null) }
  const endWith = (shown: Partial<V>) => {
    setMoved(shown)
    command.reset()
  }
  /** What the API refused on a field that is no control of the form would keep it from ever being sent again. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    form.clearErrors()
    void form.handleSubmit(onSend)(event)
  }
  const seen = saves ? meanwhileOf<Record<string, unknown>>(command.problem) : null
  return (
    <form className={className} noValidate onSubmit={submit}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} isAnswered={namesNothing(command.problem)} />
      {command.problem && command.problem.errors.length === 0 ? (
        <InSight>
          {seen && saves ? (
            <SavedMeanwhile {...{ form, seen, saves, base }} onEnd={endWith} />
          ) : (
            <ProblemNote problem={command.problem} />
          )}
        </InSight>
      ) : null}
      {done && !isDirty ? <Note kind="good" title={done} level={3} live /> : null}
      {children}
    </form>
  )
}

/** What is said may be a long way from the button that was pressed: it takes the focus when it appears. */
export function InSight({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  )
}

type MeanwhileProps<V extends FieldValues, C, T extends FieldValues> = {
  form: UseFormReturn<V, C, T>
  seen: Meanwhile<Record<string, unknown>>
  saves: Saves<V>
  base: Readonly<Record<string, unknown>>
  onEnd: (shown: Partial<V>) => void
}

function SavedMeanwhile<V extends FieldValues, C, T extends FieldValues>(props: MeanwhileProps<V, C, T>) {
  const { form, seen, saves, base, onEnd } = props
  const { together } = saves
  const sent = (values: Readonly<Record<string, unknown>>) => saves.sent?.(values as V) ?? values
  const valuesOf = (current: Record<string, unknown>) => saves.valuesOf?.(current) ?? (current as Partial<V>)
  const [mine, saved] = [form.getValues(), seen.current]
  const merge = mergeOf({ base: sent(base), mine: sent(mine), saved })
  const shown = valuesOf(saved)
  /** From here on the form is made from what was saved; what is not dropped stands in it as a change. */
  const goOn = (kept: Partial<V>) => {
    form.reset({ ...mine, ...shown, ...(saves.onSeen ? {} : { madeFrom: seen.version }) })
    for (const [name, value] of Object.entries(kept))
      form.setValue(name as Path<V>, value as PathValue<V, Path<V>>, { shouldDirty: true })
    saves.onSeen?.(seen.version)
    onEnd(shown)
  }
  const keep = () => goOn(keptOf({ base, mine, saved, sent, valuesOf, together }))
  return (
    <MeanwhileNote
      seen={seen}
      merge={merge}
      names={saves.names}
      words={saves.words}
      onTake={() => goOn({})}
      onKeep={keep}
    />
  )
}
