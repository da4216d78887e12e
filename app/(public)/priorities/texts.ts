/**
 * The three priorities of OVC TTAC’s training and technical assistance on human trafficking, in our own words. The source is the
 * page of the Office for Victims of Crime for law enforcement, which names them.
 */
import type { priorityKeys } from '@/lib/catalog/keys'

type Priority = { number: string; name: string; lead: string; means: readonly string[]; forWhom: readonly string[] }

export const priorityTexts: Readonly<Record<(typeof priorityKeys)[number], Priority>> = {
  collaboration: {
    number: 'one',
    name: 'Collaboration',
    lead: 'Law enforcement and victim services who know each other, and work one case together.',
    means: [
      'An officer often meets a person first, and an advocate often stays the longest. When each knows what the other may say, keep to themselves and offer, the person does not have to tell everything twice.',
      'Training for this priority brings both sides into one room, or puts both into one module: how a case looks from the other desk, what is confidential and why, and how people are handed over without being lost.',
    ],
    forWhom: [
      'Patrol officers, investigators and dispatchers',
      'Advocates and case managers of service providers',
      'Both partners of a task force, and prosecutors who work with them',
    ],
  },
  integration: {
    number: 'two',
    name: 'Integration',
    lead: 'Knowledge of trafficking for those who meet victims first, whatever brought them there.',
    means: [
      'Few people come to anybody and say that they are being trafficked. They come to a youth shelter, a school, a clinic or a court about something else, and what they need is somebody who notices and asks with care.',
      'Training for this priority carries that knowledge into work that is about something else: what may be behind it, what to ask, what not to promise, and whom to call.',
    ],
    forWhom: [
      'Staff of child welfare and juvenile justice',
      'Programs for young people who ran away or have no home',
      'Victim service providers whose work is not mainly about trafficking, health care and schools',
    ],
  },
  'grantee-capacity': {
    number: 'three',
    name: 'Grantee capacity',
    lead: 'Help for grantees of the Office for Victims of Crime to serve every kind of trafficking victim.',
    means: [
      'A program that began with one group of victims is asked for help by others: by men, by people trafficked for labor, by people who speak another language, by people who cannot come by day.',
      'Training for this priority is about widening what a program can do and keeping it up: reaching people it has not reached, working with interpreters, keeping staff well, and showing a funder what was done.',
    ],
    forWhom: [
      'Organizations that hold a grant of the Office for Victims of Crime, and their partners',
      'Those who lead such a program, and those who train its staff',
      'Tribes and organizations that prepare to offer services',
    ],
  },
}
