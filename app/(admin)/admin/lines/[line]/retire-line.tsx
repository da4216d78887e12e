'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { TextArea } from '@/app/_ui/form'
import { type KeptLine, retireContactLineInput } from '@/lib/directory/line-inputs'

export function RetireLine({ line, onDone }: { line: KeptLine; onDone: () => void }) {
  const form = useForm<z.infer<typeof retireContactLineInput>>({
    resolver: zodResolver(retireContactLineInput),
    defaultValues: { lineId: line.id, madeFrom: line.version, reason: '' },
    shouldFocusError: false,
  })
  const retire = useCommand(api.directory.retireContactLine, { setError: form.setError, onDone })
  return (
    <details className="at-section">
      <summary>Retire this line</summary>
      <p>It is no longer shown to anybody. The record keeps it, with the reason.</p>
      <CommandForm form={form} command={retire} onSend={retire.run}>
        <TextArea label="Reason" rows={2} error={form.formState.errors.reason?.message} {...form.register('reason')} />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={retire.pending}>
            Retire the line
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
