import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Checkbox, CheckboxGroup, RadioGroup } from './choice'
import { ErrorSummary, inOrderOf, listErrors } from './error-summary'
import { DateField, SelectField, TextField } from './form'

describe('a field', () => {
  test('is named by its label, described by hint and error, and marked as wrong', () => {
    const field = html(<TextField label="Hours" name="hours" hint="For the whole time." error="Give at most 4." />)
    expect(field).toContain('<label class="usa-label usa-label--error" for="hours">Hours</label>')
    expect(field).toMatch(/<input[^>]*id="hours"/)
    expect(field).toMatch(/<input[^>]*aria-describedby="hours-hint hours-error"/)
    expect(field).toMatch(/<input[^>]*aria-invalid="true"/)
    expect(field).toContain('id="hours-error">Give at most 4.<')
    expect(field.indexOf('hours-hint"')).toBeLessThan(field.indexOf('hours-error"'))
  })

  test('in order says nothing of an error', () => {
    const field = html(<DateField label="Day" name="on" />)
    expect(field).not.toMatch(/aria-invalid|aria-describedby|error/)
    expect(field).toContain('type="date"')
  })

  test('that may be left empty says so, the others carry no mark', () => {
    expect(html(<TextField label="Places" name="places" optional />)).toContain('(optional)')
    expect(html(<TextField label="Places" name="places" />)).not.toMatch(/optional|\*/)
  })

  test('takes the id it is given and keeps its name for the form', () => {
    const field = html(<SelectField label="Unit" name="unit" id="second-unit" options={[{ value: 'a', label: 'A' }]} />)
    expect(field).toMatch(/<select[^>]*name="unit"[^>]*id="second-unit"/)
    expect(field).toContain('for="second-unit"')
  })
})

describe('choices', () => {
  const options = [
    { value: 'a', label: 'Collaboration' },
    { value: 'b', label: 'Integration' },
  ]

  test('come back as the address had them', () => {
    const group = html(<CheckboxGroup label="Priority" name="priority" options={options} chosen={['b']} />)
    expect(group).not.toMatch(/<input[^>]*value="a"[^>]*checked|<input[^>]*checked[^>]*value="a"/)
    expect(group).toMatch(/<input[^>]*checked=""[^>]*value="b"|<input[^>]*value="b"[^>]*checked=""/)
  })

  test('have a legend, and the group is described by its error', () => {
    const group = html(<RadioGroup label="Where" name="where" options={options} error="Choose one." />)
    expect(group).toMatch(/<fieldset id="where"[^>]*aria-describedby="where-error"/)
    expect(group).toContain('<legend class="usa-legend at-legend">Where</legend>')
  })

  test('a single box is described by its hint and its error', () => {
    const box = html(
      <Checkbox label="I agree" name="agree" hint="For support groups." error="Tick the box to go on." />,
    )
    expect(box).toMatch(/<input[^>]*aria-describedby="agree-hint agree-error"/)
  })
})

describe('the error summary', () => {
  test('is not there when nothing is wrong', () => {
    expect(html(<ErrorSummary errors={[]} />)).toBe('')
  })

  test('counts in words and links to each field', () => {
    const two = [
      { field: 'ends', message: 'Choose an end after 9:00 a.m.' },
      { message: 'Somebody else changed this.' },
    ]
    const summary = html(<ErrorSummary errors={two} />)
    expect(summary).toContain('Two things to fix')
    expect(summary).toContain('<a href="#ends">Choose an end after 9:00 a.m.</a>')
    expect(summary).toContain('<li>Somebody else changed this.</li>')
    expect(html(<ErrorSummary errors={two.slice(0, 1)} />)).toContain('One thing to fix')
  })

  test('follows the fields of the form, by id or name, not the order in which they were checked', () => {
    const field = (name: string | null, id = name ?? '') => ({ id, getAttribute: () => name })
    const fields = [field('kind'), field(null, 'topics'), field('issuer', 'second-issuer'), field('on'), field(null)]
    const errors = ['on', 'issuer', undefined, 'topics', 'kind'].map((each) => ({ field: each, message: `${each}` }))
    const sorted = ['undefined', 'kind', 'topics', 'issuer', 'on']
    expect(inOrderOf(fields, errors).map(({ message }) => message)).toEqual(sorted)
  })

  test('finds errors of lines and of the form as a whole', () => {
    const errors = {
      title: { type: 'required', message: 'Give a title.', ref: { name: 'title' } },
      lines: [undefined, { hours: { type: 'max', message: 'Give at most 4.', ref: {} } }],
      root: { message: 'Try again.' },
    }
    expect(listErrors(errors)).toEqual([
      { field: 'title', message: 'Give a title.' },
      { field: 'lines.1.hours', message: 'Give at most 4.' },
      { message: 'Try again.' },
    ])
  })
})
