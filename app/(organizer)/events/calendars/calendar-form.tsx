'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import { Restored } from '@/app/_client/restored'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import { LARGEST_CALENDAR_BYTES } from '@/lib/interop/calendars/inputs'
import { fullName } from '@/lib/platform/words'
import { ownZone } from '@/lib/platform/words-of-time'
import { offered } from '@/lib/platform/zones'
import { BesidesFields, type Given, Where } from './calendar-fields'
import type { calendarTexts } from './messages'

type Person = { id: string; givenName: string; familyName: string; email: string | null }

const valuesFor = ({ givenName, familyName, email }: Person): Omit<Given, 'file'> => ({
  ...{ address: '', keepUpToDate: [] },
  besides: {
    ...{ zone: offered(ownZone()), kind: 'training', format: 'in-person', city: '', state: '', sponsor: '' },
    ...{ audiences: [], cost: '', contactPhone: '', dayFrom: '09:00', dayTo: '17:00' },
    ...{ contactName: fullName({ given: givenName, family: familyName }), contactEmail: email ?? '' },
  },
})

/**
 * A file goes to be checked, an address is followed; what a calendar does not say of its events is said beside it. What is
 * typed outlives a reload; a file has to be chosen again, since no browser keeps it.
 */
export function CalendarForm({ person }: { person: Person }) {
  const say = useWords<typeof calendarTexts>()
  const router = useRouter()
  const draft = draftName(person.id, 'calendar.new')
  const [kept] = useState(() => readDraft(draft, valuesFor(person)))
  const form = useForm<Given>({ defaultValues: kept.values, shouldFocusError: false })
  useDraft(form, draft)
  const check = useCommand(api.calendars.checkCalendar, {
    setError: form.setError,
    onDone: ({ batchId }) => router.push(`/events/calendars/${batchId}`),
  })
  const follow = useCommand(api.calendars.followCalendar, {
    setError: form.setError,
    onDone: () => form.setValue('address', ''),
  })
  const upload = useUpload('calendar', { setError: form.setError })
  const busy = upload.pending || check.pending || follow.pending
  const send = async ({ file, address, keepUpToDate, besides }: Given) => {
    const chosen = file?.[0]
    if (!chosen && address.trim())
      return follow.run({ address: address.trim(), keepUpToDate: keepUpToDate.includes('yes'), besides })
    if (!chosen) return form.setError('file', { message: say('chooseOne') })
    if (chosen.size > LARGEST_CALENDAR_BYTES) return form.setError('file', { message: say('tooLarge') })
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId) check.run({ fileId, besides })
  }
  const forget = () => {
    form.reset(valuesFor(person))
    forgetDraft(draft)
  }
  const command = upload.problem ? upload : follow.problem ? follow : check
  return (
    <CommandForm form={form} command={command} onSend={send} className="at-form at-card">
      {kept.restored ? <Restored onForget={forget} /> : null}
      <Where form={form} />
      <BesidesFields form={form} />
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={busy}>
          {busy ? say('checking') : say('checkButton')}
        </Button>
      </p>
    </CommandForm>
  )
}
