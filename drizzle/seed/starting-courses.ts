/**
 * Real courses of others, as pages said on the day they were read. They wait for a moderator in every installation: a page may
 * have moved, and what it said may have changed. Hours and costs that a page did not state are left open.
 */
import type { StartingCourse } from '@/lib/related/load'

const READ_ON = 'read on 2026-11-27'
const NOT_STATED = 'Not stated on its page'

export const startingCourses: readonly StartingCourse[] = [
  {
    sourceKey: 'vat-online',
    title: 'Victim Assistance Training Online (VAT Online)',
    provider: 'OVC Training and Technical Assistance Center',
    summary:
      'Foundational training in four parts: basics, core skills, crimes, and serving particular groups. For those who serve victims and their partners.',
    url: 'https://www.ovcttac.gov/views/TrainingMaterials/dspOnline_VATOnline.cfm',
    hours: null,
    mode: 'self-paced',
    cost: NOT_STATED,
    audiences: ['victim-services', 'allied-professionals'],
    priorityIds: ['integration'],
    topicIds: ['victims-rights', 'confidentiality'],
    leadsTo: null,
    source: `An archived copy of its page, ${READ_ON}; the page spoke of 38 modules`,
  },
  {
    sourceKey: 'understanding-human-trafficking',
    title: 'Understanding Human Trafficking',
    provider: 'OVC Training and Technical Assistance Center',
    summary:
      'Five interactive modules on finding victims with care, knowing what they need, and working with local partners.',
    url: 'https://ovc.ojp.gov/events/understanding-human-trafficking',
    hours: null,
    mode: 'self-paced',
    cost: NOT_STATED,
    audiences: ['victim-services', 'allied-professionals', 'law-enforcement'],
    priorityIds: ['collaboration', 'integration', 'grantee-capacity'],
    topicIds: ['human-trafficking', 'trauma-informed-practice', 'working-together'],
    leadsTo: null,
    source: `Its page at the Office for Victims of Crime, of 2020, ${READ_ON}`,
  },
  {
    sourceKey: 'evawi-online-training-institute',
    title: 'Online Training Institute (OLTI)',
    provider: 'End Violence Against Women International',
    summary:
      'Modules on how justice systems respond to sexual assault, above all on investigations where the people knew each other.',
    url: 'https://evawintl.org/olti/',
    hours: null,
    mode: 'self-paced',
    cost: 'Free',
    audiences: ['law-enforcement', 'victim-services', 'allied-professionals'],
    priorityIds: ['collaboration'],
    topicIds: ['interviewing', 'trauma-informed-practice'],
    leadsTo: 'A certificate of completion for each module, after its test',
    source: `Its own page, ${READ_ON}; each module states its hours`,
  },
  {
    sourceKey: 'texas-victim-assistance-training-online',
    title: 'Texas Victim Assistance Training (TVAT) Online',
    provider: 'Texas Department of Criminal Justice, Victim Services Division',
    summary:
      'Four modules for people new to serving victims in Texas, among them ethics and the rights of victims in that state.',
    url: 'https://tdcj.texas.gov/divisions/vs/tvat_online.html',
    hours: 4,
    mode: 'self-paced',
    cost: NOT_STATED,
    audiences: ['victim-services', 'law-enforcement', 'allied-professionals'],
    priorityIds: ['integration'],
    topicIds: ['victims-rights'],
    leadsTo: null,
    source: `Its own page, ${READ_ON}; the law in it was that of the 87th session`,
  },
  {
    sourceKey: 'hope-for-justice-law-enforcement',
    title: 'Human Trafficking in Law Enforcement: Your Role and Responsibilities',
    provider: 'Hope for Justice',
    summary:
      'Two modules for officers and others who meet the public: the signs of trafficking, the law, and what keeps cases hidden.',
    url: 'https://us.learningacademy.hopeforjustice.org/store/3148458-human-trafficking-in-law-enforcement-your-role-and-responsibilities-verified-law-enforcement-professionals-only',
    hours: 1,
    mode: 'self-paced',
    cost: NOT_STATED,
    audiences: ['law-enforcement'],
    priorityIds: ['collaboration'],
    topicIds: ['human-trafficking'],
    leadsTo: null,
    source: `Its own page, ${READ_ON}; only for people in law enforcement, who are asked for proof`,
  },
]
