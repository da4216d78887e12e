'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { api, problemOf } from '@/app/_client/api'
import { FormPart } from '@/app/_ui/form'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { previewWords } from '../words'
import { inputOf, type RequirementForm, type RequirementGiven } from './values'

const PAUSE_MS = 400

/** Whom the requirement would ask as it is typed, counted after a pause; `given` is null while something is missing. */
export function usePreview(form: RequirementForm) {
  const values = useWatch({ control: form.control, compute: inputOf })
  const parsed = previewRequirementInput.safeParse({ ...values, ...notCounted(values) })
  const given = useSettled(parsed.success ? JSON.stringify(parsed.data) : null)
  const query = useQuery(
    api.requirements.previewRequirement.queryOptions({
      input: (given ? JSON.parse(given) : {}) as RequirementGiven,
      enabled: given !== null,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  return { ready: given !== null, preview: given === null ? undefined : query.data, query }
}

/** Name and source change no figure: without them it is counted already. */
const notCounted = ({ name, citation }: { name: string; citation?: unknown }) => ({
  name: name.trim() || 'Without a name',
  citation: typeof citation === 'string' ? null : citation,
})

/** The value once it has stayed the same for a moment. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

type PreviewPartProps = { live: ReturnType<typeof usePreview>; begins: boolean }

export function PreviewPart({ live: { ready, preview, query }, begins }: PreviewPartProps) {
  return (
    <FormPart legend="What would follow">
      <div className="at-note" role="status">
        <p>
          {preview
            ? previewWords(preview, { begins })
            : !ready
              ? 'As soon as the module, for whom and by when are filled in, this says how many people are asked.'
              : query.error
                ? `The people could not be counted. ${problemOf(query.error)?.detail ?? 'The connection was lost.'}`
                : 'Counting people…'}
        </p>
      </div>
    </FormPart>
  )
}
