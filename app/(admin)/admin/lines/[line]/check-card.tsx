'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { FormActions } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { type KeptLine, verifyContactLineInput } from '@/lib/directory/line-inputs'
import { CheckFields } from '../line-fields'
import { LineReach } from '../line-reach'

type Values = z.input<typeof verifyContactLineInput>
type Props = { line: KeptLine; today: string; onDone: () => void }

/** "I made sure": the numbers to try, the day and the way. */
export function CheckCard({ line, today, onDone }: Props) {
  const form = useForm<Values, unknown, z.output<typeof verifyContactLineInput>>({
    resolver: zodResolver(verifyContactLineInput),
    defaultValues: { lineId: line.id, madeFrom: line.version, verifiedOn: today },
    shouldFocusError: false,
  })
  const verify = useCommand(api.directory.verifyContactLine, { setError: form.setError, onDone })
  return (
    <Card id="check" title="Make sure that it is right">
      <p>
        <LineReach {...line} />
      </p>
      <p className="at-small">
        The source: <Link href={line.sourceUrl}>{line.sourceName}</Link>
      </p>
      <CommandForm form={form} command={verify} onSend={verify.run}>
        <CheckFields register={form.register} errors={form.formState.errors} />
        <FormActions>
          <LinkButton variant="outline" href={`/admin/lines/${line.id}`}>
            Something is different: change it
          </LinkButton>
          <Button type="submit" busy={verify.pending}>
            It is right
          </Button>
        </FormActions>
      </CommandForm>
    </Card>
  )
}
