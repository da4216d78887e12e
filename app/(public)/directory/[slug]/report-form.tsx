'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { reportListingInput } from '@/lib/directory/life-inputs'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextArea, TextField } from '../../../_ui/form'
import { Note } from '../../../_ui/note'
import { useRefusals, useWords } from '../../../_ui/words'
import type { report } from '../messages'

type Given = z.input<typeof reportListingInput>

/** Anyone may say it, with or without an address to ask back. */
export function ReportForm({ slug }: { slug: string }) {
  const say = useWords<typeof report>()
  const refused = useRefusals()
  const form = useForm<Given, unknown, z.output<typeof reportListingInput>>({
    resolver: zodResolver(reportListingInput),
    defaultValues: { slug, words: '', replyTo: '' },
  })
  const { errors } = form.formState
  const send = useCommand(api.directory.reportListing, { setError: form.setError })
  if (send.done)
    return (
      <Note kind="good" level={3} live title={say('sent')}>
        {say('sentText')}
      </Note>
    )
  return (
    <CommandForm form={form} command={send} onSend={(given) => send.run(given)}>
      <TextArea
        label={say('words')}
        hint={say('wordsHint')}
        maxLength={1000}
        error={refused(errors.words?.message)}
        {...form.register('words')}
      />
      <TextField
        label={say('replyTo')}
        hint={say('replyToHint')}
        type="email"
        autoComplete="email"
        optional
        error={refused(errors.replyTo?.message)}
        {...form.register('replyTo')}
      />
      <p>
        <Button type="submit" variant="outline">
          {send.pending ? say('sending') : say('send')}
        </Button>
      </p>
    </CommandForm>
  )
}
