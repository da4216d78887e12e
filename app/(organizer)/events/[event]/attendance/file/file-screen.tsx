'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useForm } from 'react-hook-form'
import type { Attendance } from '@/lib/attendance/shapes'
import { sessionWords } from '@/lib/events/words'
import { LARGEST_MEETING_FILE_BYTES } from '@/lib/formats/meeting-limits'
import { zoneChoices } from '@/lib/platform/zones'
import { api } from '../../../../../_client/api'
import { CommandForm } from '../../../../../_client/command-form'
import { Loaded } from '../../../../../_client/loaded'
import { useUpload } from '../../../../../_client/upload'
import { UploadProgress } from '../../../../../_client/upload-progress'
import { Button } from '../../../../../_ui/button'
import { Field, SelectField } from '../../../../../_ui/form'
import { Link } from '../../../../../_ui/link'
import { PageTitle } from '../../../../../_ui/title'
import { Checked } from './checked'

/** The attendance file of a meeting tool: sent, looked at, and kept as marks. What was sent stands in the address. */
export function FileScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.attendance.getAttendance.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={8}>
      {(sheet) => <FileOf sheet={sheet} />}
    </Loaded>
  )
}

function FileOf({ sheet }: { sheet: Attendance }) {
  const asked = useSearchParams()
  const [fileId, zone] = [asked.get('file') ?? '', asked.get('zone') ?? '']
  const sessionId = asked.get('session') ?? sheet.sessions[0]?.sessionId ?? ''
  return (
    <div className="at-stack">
      <PageTitle title="Attendance from a meeting" lead={sheet.title}>
        <Link href={`/events/${sheet.eventId}/attendance`}>Back to the attendance</Link>
      </PageTitle>
      <SendForm sheet={sheet} fileId={fileId} sessionId={sessionId} zone={zone} />
      {fileId ? <Preview input={{ eventId: sheet.eventId, fileId, sessionId, zone }} /> : null}
    </div>
  )
}

function Preview({ input }: { input: { eventId: string; fileId: string; sessionId: string; zone: string } }) {
  const query = useQuery(api.attendance.getMeetingFile.queryOptions({ input, retry: false }))
  return (
    <Loaded query={query} lines={8}>
      {(file) => <Checked key={`${input.fileId} ${input.sessionId} ${input.zone}`} file={file} input={input} />}
    </Loaded>
  )
}

type Given = { file: FileList; sessionId: string; zone: string }
type SendProps = { sheet: Attendance; fileId: string; sessionId: string; zone: string }

/** Choosing another session or clock looks at the same file again. */
function SendForm({ sheet, fileId, sessionId, zone }: SendProps) {
  const router = useRouter()
  const path = usePathname()
  const form = useForm<Given>({ defaultValues: { sessionId, zone }, shouldFocusError: false })
  const upload = useUpload('meeting', { setError: form.setError })
  const { errors } = form.formState
  const send = async ({ file, ...given }: Given) => {
    const chosen = file?.[0]
    if (chosen && chosen.size > LARGEST_MEETING_FILE_BYTES)
      return form.setError('file', { message: 'The file is larger than 2 MB, and no attendance of one meeting.' })
    const sent = chosen ? await upload.send(chosen) : fileId
    if (!chosen && !fileId) return form.setError('file', { message: 'Choose the file that the meeting tool gave you.' })
    if (!sent) return
    form.resetField('file')
    router.replace(`${path}?${new URLSearchParams({ file: sent, session: given.sessionId, zone: given.zone })}`)
  }
  const session = sheet.sessions.find((each) => each.sessionId === sessionId)
  return (
    <CommandForm form={form} command={upload} onSend={send} className="at-card at-form">
      <Field
        label="Attendance file"
        name="file"
        hint="The CSV of Zoom, Teams or Webex as it is, with the times people joined and left; up to 2 MB"
        error={errors.file?.message}
      >
        {(own) => (
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className="usa-input"
            {...form.register('file')}
            {...own}
          />
        )}
      </Field>
      {sheet.sessions.length > 1 ? (
        <SelectField
          label="Session"
          options={sheet.sessions.map((each) => ({ value: each.sessionId, label: sessionWords(each) }))}
          {...form.register('sessionId')}
        />
      ) : null}
      <SelectField
        label="Clock of the file"
        hint="These files do not say by which clock their times are"
        empty="That of the session"
        options={[{ value: 'UTC', label: 'UTC' }, ...zoneChoices(session?.zone ?? null)]}
        {...form.register('zone')}
      />
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={upload.pending}>
          Look at it
        </Button>
      </p>
    </CommandForm>
  )
}
