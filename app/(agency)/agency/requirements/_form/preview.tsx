'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { api, problemOf } from '@/app/_client/api'
import { FormPart } from '@/app/_ui/form'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { firstDueOn, previewWords } from '../words'
import { inputOf, type RequirementForm, type RequirementGiven } from './values'

const PAUSE_MS = 400

/** Whom the requirement would ask as it stands in the form, counted when typing pauses. */
export function usePreview(form: RequirementForm) {
  const values = useWatch({ control: form.control, compute: inputOf })
  const parsed = previewRequirementInput.safeParse({ ...values, ...notCounted })
  const complete = parsed.success ? JSON.stringify(parsed.data) : null
  const settled = useSettled(complete)
  const terms = settled === null || settled !== complete ? null : (JSON.parse(settled) as RequirementGiven)
  const query = useQuery(api.requirements.previewRequirement.queryOptions({ input: terms ?? skipToken, retry: false }))
  return { missing: complete === null, terms, preview: terms ? query.data : undefined, error: terms && query.error }
}

/** Name and source change no figure: it is counted without them, and not again while they are typed. */
const notCounted = { name: 'Counted without its name', citation: null }

/** The value once it has stayed the same for a moment. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

export type LivePreview = ReturnType<typeof usePreview>
type PreviewPartProps = { live: LivePreview; begins: boolean }

export function PreviewPart({ live, begins }: PreviewPartProps) {
  return (
    <FormPart legend="What would follow">
      <div className="at-note" role="status">
        <p>{wordsOf(live, begins)}</p>
      </div>
    </FormPart>
  )
}

function wordsOf({ missing, terms, preview, error }: LivePreview, begins: boolean): string {
  if (missing) return 'As soon as the module, for whom and by when are filled in, this says how many people are asked.'
  if (error) return `The people could not be counted. ${problemOf(error)?.detail ?? 'The connection was lost.'}`
  if (!terms || !preview) return 'Counting people…'
  return previewWords(preview, { begins, dueOn: begins ? firstDueOn(terms, preview.onDay) : null })
}
