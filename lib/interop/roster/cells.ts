/** Single cells of a roster: numbers, addresses, and words for who is sworn and who still serves. Pure, and light enough for the browser. */
import { type Employment, employments } from '@/lib/agencies/kinds'
import { type Cell, nothing, optionalText, said, wrong } from '@/lib/formats/cells'
import { fold } from '@/lib/platform/fold'
import { cleanEmail, emailAddress } from '@/lib/platform/text'

/** Digits lost to an exponent cannot be had back; what else a spreadsheet adds to a number is taken off. */
export function numberOf(cell: string | undefined): Cell<string> {
  const text = optionalText(cell)?.replace(/^#\s*/, '')
  if (!text || /^0+(\.0+)?$/.test(text)) return nothing
  if (/^\d(\.\d+)?E\+\d+$/i.test(text))
    return wrong(
      `A spreadsheet shortened the employee number to ${text}. Format the column as text, and save the file again.`,
    )
  if (text.length > 40) return wrong('The employee number is longer than 40 characters. Check the column.')
  const whole = text.replace(/^(\d+)\.0+$/, '$1')
  return said(/^\d{1,3}(,\d{3})+$/.test(whole) ? whole.replaceAll(',', '') : whole)
}

/** Boxes that several people read: nobody signs in with them. */
const SHARED_BOX =
  /^(info|office|training|records|dispatch|no-?reply|do-?not-?reply|admin|administration|hr|human-?resources|payroll|personnel|helpdesk|help|front-?desk|reception|contact|mail|postmaster|webmaster|support|staff|everyone|all|police|sheriff|patrol|detectives|investigations|evidence|jail|intake|hotline|pio|media|roster|volunteers)@/

export function addressOf(cell: string | undefined): Cell<string> {
  const text = optionalText(cell)
  const address = text ? cleanEmail(text) : ''
  if (!address) return nothing
  if ((address.match(/@/g) ?? []).length > 1)
    return wrong(`“${text}” holds several addresses. Write the one that the person signs in with.`)
  if (SHARED_BOX.test(address))
    return wrong(
      `${address} reads like a box that several people share. Give the person their own address, or leave it empty.`,
    )
  return emailAddress.safeParse(address).success
    ? said(address)
    : wrong(
        `“${address}” is not an e-mail address. Write it in full, for example m.bell@agency.example, or leave it empty.`,
      )
}

const employmentWords: Record<Employment, RegExp> = {
  sworn: /^(sworn|s|yes|y|true|officer|deputy|trooper|sworn (officer|personnel|member)|peace officer|le|leo)$/,
  civilian:
    /^(civilian|c|no|n|false|non ?sworn|unsworn|not sworn|professional|professional staff|support|support staff|staff|advocate|employee)$/,
  volunteer: /^(volunteer|v|vol|reserve|unpaid|intern)$/,
  contractor:
    /^(contractor|contract|contracted|contractual|contract (employee|staff|worker)|independent contractor|consultant|vendor|1099)$/,
}

export function employmentOf(cell: string | undefined): Cell<Employment> {
  const text = optionalText(cell)
  if (!text) return nothing
  const value = employments.find((each) => employmentWords[each].test(fold(text)))
  return value
    ? said(value)
    : wrong(
        `“${text}” is not one of sworn, civilian, volunteer and contractor. Write one of them, or leave the column out.`,
      )
}

/** Does the person still serve? `unclear` is a word that is not known. */
export type Standing = 'serves' | 'gone' | 'unclear'

const GONE =
  /^(inactive\b.*|terminated\b.*|separated\b.*|retired\b.*|resigned\b.*|inact|i|termed|term|sep|ret|deceased|left|former|discharged|dismissed|released|quit|laid off|gone|ended|closed|disabled|transferred out|no longer employed|not active|no|n|false|0|t)$/
const SERVES =
  /^(active\b.*|act|a|l|current|currently employed|employed|hired|rehired|working|full ?time|part ?time|ft|pt|seasonal|temporary|permanent|probation|probationary|on probation|light duty|limited duty|modified duty|full duty|on duty|field training|fto|academy|recruit|new hire|yes|y|true|1|.*\bleave\b.*|loa|fmla|.*\b(deployed|deployment|suspended|suspension|injured|workers comp)\b.*|iod|military)$/

export function standingOf(cell: string | undefined): Standing | null {
  const text = fold(optionalText(cell) ?? '').replace(/\s*[([].*$/, '')
  if (!text) return null
  if (GONE.test(text)) return 'gone'
  return SERVES.test(text) ? 'serves' : 'unclear'
}
