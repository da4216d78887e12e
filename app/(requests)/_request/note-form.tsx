'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { messageInput } from '@/lib/requests/inputs'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useKeptWords } from '../../_client/kept-words'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { TextArea } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type Given = z.infer<typeof messageInput>

/** What officers note for each other. */
export function NoteForm({ requestId }: { requestId: string }) {
  const say = useWords<Texts>()
  const form = useForm<Given>({
    resolver: zodResolver(messageInput),
    defaultValues: { requestId, text: '' },
    shouldFocusError: false,
  })
  const forget = useKeptWords(form, `request.${requestId}.note`)
  const note = useCommand(api.requests.noteOnRequest, {
    setError: form.setError,
    onDone: () => {
      form.reset({ requestId, text: '' })
      forget()
    },
  })
  return (
    <details>
      <summary>{say('note')}</summary>
      <CommandForm form={form} command={note} onSend={(given) => note.run(given)} done={note.done && say('saved')}>
        <TextArea
          id="note"
          label={say('note')}
          hint={say('noteHint')}
          rows={3}
          error={form.formState.errors.text?.message}
          {...form.register('text')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={note.pending}>
            {say('keepNote')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
