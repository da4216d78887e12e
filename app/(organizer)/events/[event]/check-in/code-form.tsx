'use client'
import { useState } from 'react'
import type { DoorPerson } from '@/lib/attendance/shapes'
import { Button } from '../../../../_ui/button'
import { TextField } from '../../../../_ui/form'
import { personOfCode } from './code'
import { ScanCodes } from './scan-codes'

type Props = { codes: readonly DoorPerson[]; onCode: (personId: string | undefined, way: 'code' | 'scan') => void }

/** A code as the camera sees it, as it is typed, or as a scanner types it; the field is ready for the next at once. */
export function CodeForm({ codes, onCode }: Props) {
  const [typed, type] = useState('')
  return (
    <>
      <ScanCodes onCode={(code) => onCode(personOfCode(codes, code), 'scan')} />
      <form
        className="at-row at-row--end"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === '') return
          onCode(personOfCode(codes, typed), 'code')
          type('')
        }}
      >
        <TextField
          label="Code of the ticket"
          hint="Eight characters, typed or by a scanner"
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <Button type="submit">Mark</Button>
      </form>
    </>
  )
}
