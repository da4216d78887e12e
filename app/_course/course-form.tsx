'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { MadeFrom } from '@/lib/audit/sent'
import { type KeptRelated, relatedFields } from '@/lib/related/inputs'
import { api } from '../_client/api'
import { CommandForm } from '../_client/command-form'
import { useCommand } from '../_client/use-command'
import { Column } from '../_ui/arrange'
import { Button, LinkButton } from '../_ui/button'
import { FormActions } from '../_ui/form'
import { Note } from '../_ui/note'
import { CourseFields, type CourseGiven, type CourseValues, courseSaves, emptyCourse } from './course-fields'

type Props = {
  /** What is to be changed; without it a course is suggested. */
  course?: KeptRelated | undefined
  /** Whoever suggested it corrects it; a moderator changes it. */
  as: 'suggester' | 'moderator'
  backHref: string
  onDone: () => void
}

/** One form for suggesting a course, correcting the suggestion, and keeping what is listed. */
export function CourseForm({ course, as, backHref, onDone }: Props) {
  const form = useForm<CourseValues, unknown, CourseGiven>({
    resolver: zodResolver(relatedFields),
    defaultValues: course ? course.fields : emptyCourse,
    shouldFocusError: false,
  })
  const suggest = useCommand(api.related.suggestRelated, { setError: form.setError, onDone })
  const correct = useCommand(api.related.correctRelated, { setError: form.setError, onDone })
  const change = useCommand(api.related.changeRelated, { setError: form.setError, onDone })
  const version = useRef<MadeFrom>(course?.version ?? '')
  const save = as === 'moderator' ? change : course ? correct : suggest
  const send = (given: CourseGiven) => {
    if (!course) return suggest.run(given)
    const saved = { ...given, relatedId: course.relatedId, madeFrom: version.current }
    return as === 'moderator' ? change.run(saved) : correct.run(saved)
  }
  const onSeen = (seen: MadeFrom) => {
    version.current = seen
  }
  return (
    <Column>
      {as === 'moderator' && course?.status === 'listed' ? (
        <Note>With another page it leaves the list until a moderator has opened the new link.</Note>
      ) : null}
      <CommandForm form={form} command={save} onSend={send} saves={{ ...courseSaves, onSeen }}>
        <CourseFields form={form} />
        <FormActions>
          <LinkButton variant="outline" href={backHref}>
            {course ? 'Leave it as it is' : 'Do not suggest it'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {as === 'moderator' ? 'Save the change' : course ? 'Send it in again' : 'Suggest the course'}
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
