'use client'
/** How every form about somebody's way in looks, and what becomes of it once it was sent. */
import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { Problem } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { Button } from '@/app/_ui/button'

export type Tell = (words: string | null) => void

type Sends<T, O> = {
  run: (given: T, options: { onSuccess: (output: O) => void }) => void
  pending: boolean
  problem: Problem | null
  reset: () => void
}

type Props<V extends FieldValues, C, T extends FieldValues, O> = {
  form: UseFormReturn<V, C, T>
  command: Sends<T, O>
  onDone: Tell
  /** What is said once it was done. */
  done: (given: T) => string
  button: ReactNode
  outline?: boolean
  /** Beside the button. */
  back?: (() => void) | undefined
  children: ReactNode
}

/** Sent, it is emptied, and what was done is said on top. */
export function AccessForm<V extends FieldValues, C, T extends FieldValues, O>(props: Props<V, C, T, O>) {
  const { form, command, onDone, done, button, outline, back, children } = props
  const send = (given: T) => {
    onDone(null)
    command.run(given, {
      onSuccess: () => {
        form.reset()
        onDone(done(given))
      },
    })
  }
  return (
    <CommandForm form={form} command={command} onSend={send} className="at-form">
      {children}
      <div className="at-row at-gap">
        <Button type="submit" {...(outline ? { variant: 'outline' } : {})} busy={command.pending}>
          {button}
        </Button>
        {back ? (
          <Button variant="outline" onClick={back}>
            Go back
          </Button>
        ) : null}
      </div>
    </CommandForm>
  )
}
