import { Column } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../_ui/choice'
import { ErrorSummary } from '../../_ui/error-summary'
import {
  DateField,
  Field,
  Fields,
  FormActions,
  FormPart,
  HintAndError,
  SelectField,
  TextArea,
  TextField,
} from '../../_ui/form'
import { Folded } from './folded'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

const choices = [
  { value: 'collaboration', label: 'Collaboration' },
  { value: 'long', label: LONG_PLACE, hint: `Also: ${LONG}` },
]
const options = [
  { value: 'collaboration', label: 'Collaboration' },
  { value: 'long', label: LONG_PLACE },
]

/** What a field is in each state; names differ, since they are ids too. */
const fieldStates = (name: string) => [
  { state: 'default', label: 'Name', name: `${name}-default` },
  { state: 'with a hint, optional', label: 'Name', name: `${name}-hint`, hint: 'As on the badge.', optional: true },
  { state: 'wrong', label: 'Name', name: `${name}-error`, hint: 'As on the badge.', error: 'Give a name.' },
  { state: 'long words', label: LONG_PLACE, name: `${name}-long`, hint: LONG, error: `${LONG} is not known.` },
]

export function FormParts() {
  return (
    <Part title="Forms">
      <Column>
        <TextFields />
        <OtherFields />
        <Choices />
        <Forms />
      </Column>
    </Part>
  )
}

function TextFields() {
  return (
    <>
      <Specimen of="TextField">
        {fieldStates('text').map(({ state, ...facts }) => (
          <State key={state} name={state}>
            <TextField {...facts} />
          </State>
        ))}
        <State name="filled in, short, not to be changed">
          <TextField label="Code" name="text-short" short readOnly defaultValue="AT-7K4M-2QX9-D3R8F" />
        </State>
      </Specimen>
      <Specimen of="TextArea">
        {fieldStates('area').map(({ state, ...facts }) => (
          <State key={state} name={state}>
            <TextArea {...facts} defaultValue={state === 'long words' ? LONG_PLACE : undefined} />
          </State>
        ))}
      </Specimen>
    </>
  )
}

function OtherFields() {
  return (
    <>
      <Specimen of="DateField">
        {fieldStates('date').map(({ state, ...facts }) => (
          <State key={state} name={state}>
            <DateField {...facts} defaultValue={state === 'wrong' ? '2026-12-02' : undefined} />
          </State>
        ))}
      </Specimen>
      <Specimen of="SelectField">
        {fieldStates('select').map(({ state, ...facts }) => (
          <State key={state} name={state}>
            <SelectField {...facts} empty="Any" options={options} defaultValue={state === 'long words' ? 'long' : ''} />
          </State>
        ))}
      </Specimen>
      <Specimen of="Field">
        <State name="around a control of one's own">
          <Field label="Roster" name="field-own" hint="A CSV file.">
            {(own) => <input type="file" name="field-own" className="usa-input" {...own} />}
          </Field>
        </State>
      </Specimen>
      <Specimen of="HintAndError">
        <State name="both">
          <HintAndError id="shown-hint" hint="As on the badge." error="Give a name." />
        </State>
      </Specimen>
    </>
  )
}

function Choices() {
  return (
    <>
      <Specimen of="Checkbox">
        <State name="default">
          <Checkbox label="I served on that day" name="box-default" />
        </State>
        <State name="ticked, with a hint">
          <Checkbox label="I served on that day" name="box-ticked" hint="It goes into the record." defaultChecked />
        </State>
        <State name="not to be changed">
          <Checkbox label="I served on that day" name="box-off" disabled />
        </State>
        <State name="wrong, with long words">
          <Checkbox label={LONG_PLACE} name="box-wrong" error={`Say whether it was ${LONG}.`} />
        </State>
      </Specimen>
      <Specimen of="CheckboxGroup">
        <State name="one chosen">
          <CheckboxGroup label="Priorities" name="boxes-default" options={choices} chosen={['collaboration']} />
        </State>
        <State name="wrong, next to each other">
          <CheckboxGroup label="Priorities" name="boxes-wrong" options={choices} inline error="Choose at least one." />
        </State>
      </Specimen>
      <Specimen of="RadioGroup">
        <State name="nothing chosen">
          <RadioGroup label="Priority" name="radio-default" options={choices} hint="The one it is most about." />
        </State>
        <State name="large, one chosen">
          <RadioGroup label="Priority" name="radio-boxed" options={choices} boxed chosen="long" />
        </State>
        <State name="wrong">
          <RadioGroup label="Priority" name="radio-wrong" options={choices} error="Choose one." optional />
        </State>
      </Specimen>
    </>
  )
}

const errors = [{ field: 'text-error', message: 'Give a name.' }]
const manyErrors = [...errors, { field: 'radio-wrong', message: `${LONG} is not known.` }, { message: 'Not now.' }]

function Forms() {
  return (
    <>
      <Specimen of="ErrorSummary">
        <State name="one thing, and several">
          <Folded words="Takes the focus when it appears">
            <ErrorSummary errors={errors} />
            <ErrorSummary errors={manyErrors} />
          </Folded>
        </State>
        <State name="nothing wrong: nothing">
          <ErrorSummary errors={[]} />
        </State>
      </Specimen>
      <Specimen of="FormPart">
        <State name="default">
          <FormPart legend="When it takes place">
            <TextField label="Place" name="part-place" />
          </FormPart>
        </State>
      </Specimen>
      <Specimen of="Fields">
        <State name="side by side where there is room">
          <Fields>
            <DateField label="Begins" name="fields-begins" />
            <DateField label="Ends" name="fields-ends" error="Give a day after it begins." />
          </Fields>
        </State>
      </Specimen>
      <Specimen of="FormActions">
        <State name="default">
          <FormActions>
            <Button variant="outline">Keep as a draft</Button>
            <Button>Send</Button>
          </FormActions>
        </State>
      </Specimen>
    </>
  )
}
