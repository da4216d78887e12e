/**
 * The lines that an installation starts with. On the day given, each was compared with the page it names (the copies kept
 * of them); nobody called. Numbers and operators change: an administrator who checks a line later moves its day forward.
 */
import type { contactKinds } from './inputs'

export type ContactLine = {
  id: string
  kind: (typeof contactKinds)[number]
  name: string
  /** When to use it, in one or two sentences. */
  purpose: string
  phone: string | null
  textNumber: string | null
  url: string | null
  hours: string | null
  sourceName: string
  sourceUrl: string
  lastVerifiedOn: string
}

const ovc = {
  sourceName: 'Office for Victims of Crime, Human Trafficking: Law Enforcement',
  sourceUrl: 'https://ovc.ncjrs.gov/humantrafficking/lawenforcement.html',
}
const lastVerifiedOn = '2026-11-22'

export const contactLines: readonly ContactLine[] = [
  {
    id: 'emergency',
    kind: 'emergency',
    name: 'Emergency',
    purpose: 'If you or somebody else is in danger now.',
    phone: '911',
    textNumber: null,
    url: null,
    hours: 'Day and night',
    ...ovc,
    lastVerifiedOn,
  },
  {
    id: 'national-human-trafficking-hotline',
    kind: 'hotline',
    name: 'National Human Trafficking Hotline',
    purpose:
      'To get help, find services near you, or talk through what you have seen. It is not the police and not a part of the government. In English and Spanish, by phone in more than 200 languages through an interpreter; for TTY dial 711.',
    phone: '888-373-7888',
    textNumber: '233733',
    url: 'https://humantraffickinghotline.org/',
    hours: 'Day and night, every day',
    sourceName: 'National Human Trafficking Hotline, What We Do',
    sourceUrl: 'https://humantraffickinghotline.org/about-us/what-we-do',
    lastVerifiedOn,
  },
  {
    id: 'fbi',
    kind: 'federal',
    name: 'Federal Bureau of Investigation (FBI)',
    purpose: 'To report suspected trafficking: a tip online, or a call to your local field office.',
    phone: null,
    textNumber: null,
    url: 'https://tips.fbi.gov/',
    hours: null,
    ...ovc,
    lastVerifiedOn,
  },
  {
    id: 'hsi',
    kind: 'federal',
    name: 'Homeland Security Investigations (HSI)',
    purpose:
      'To report suspected trafficking by phone, toll free, as the Office for Victims of Crime gives the number.',
    phone: '866-347-2423',
    textNumber: null,
    url: null,
    hours: null,
    ...ovc,
    lastVerifiedOn,
  },
  {
    id: 'hsi-tip-form',
    kind: 'federal',
    name: 'HSI tip form',
    purpose:
      'To report suspected trafficking online or by the toll-free number on the form, 877-4-HSI-TIP. You need not give your name.',
    phone: '877-447-4847',
    textNumber: null,
    url: 'https://www.dhs.gov/hsi/tipline',
    hours: null,
    sourceName: 'Department of Homeland Security, HSI Tip Line Form',
    sourceUrl: 'https://www.dhs.gov/hsi/tipline',
    lastVerifiedOn,
  },
]
