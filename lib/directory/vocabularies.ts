/**
 * The words that listings are described and found by, in the product’s own short labels. Victimizations, services and the
 * first eight groups of people follow the report that the Office for Victims of Crime (OVC) asks of its grantees (victim
 * assistance, OMB 1121-0243). That form was read in its opening pages only; the items come from three public programs that
 * repeat it and differ in small points, hence the edition.
 */

export type VocabularyEntry = { id: string; name: string; source: string }
export type ServiceEntry = VocabularyEntry & { group: ServiceGroup }

const REPORT = 'OVC victim assistance report, OMB 1121-0243, as three public programs repeat it (read 2026-11-26)'
const AWARDS = 'OVC award pages for trafficking programs (read 2026-11-26)'
const FIELD = 'Usage of the field, without a source'
const ISO = 'ISO 639-3'

/** Changes with the lists, so that a file that was exported says which list its words come from. */
export const VOCABULARY_EDITION = '2026-11'

const from = (source: string, entries: Record<string, string>): VocabularyEntry[] =>
  Object.entries(entries).map(([id, name]) => ({ id, name, source }))

export const victimizationEntries: readonly VocabularyEntry[] = from(REPORT, {
  'human-trafficking-labor': 'Human trafficking: labor',
  'human-trafficking-sex': 'Human trafficking: sex',
  'adult-physical-assault': 'Assault of an adult',
  'adult-sexual-assault': 'Sexual assault of an adult',
  'abused-as-a-child': 'Adult who was abused or assaulted as a child',
  arson: 'Arson',
  bullying: 'Bullying, by word, online or by force',
  burglary: 'Burglary',
  'child-abuse-or-neglect': 'Physical abuse or neglect of a child',
  'child-sexual-abuse-material': 'Child sexual abuse material',
  'child-sexual-abuse': 'Sexual abuse or assault of a child',
  'domestic-violence': 'Domestic or family violence',
  'impaired-driving': 'Impaired driving',
  'elder-abuse': 'Abuse or neglect of an older adult',
  'hate-crime': 'Hate crime',
  'financial-crime': 'Identity theft, fraud and financial crime',
  'kidnapping-noncustodial': 'Kidnapping by somebody without custody',
  'kidnapping-custodial': 'Kidnapping by a parent or guardian',
  'mass-violence': 'Mass violence',
  'other-vehicular': 'Other crime with a vehicle',
  robbery: 'Robbery',
  stalking: 'Stalking or harassment',
  'homicide-survivor': 'Survivor of a homicide victim',
  'teen-dating-violence': 'Teen dating violence',
  terrorism: 'Terrorism',
  other: 'Another crime',
})

export const serviceGroups = ['information', 'advocacy', 'safety', 'housing', 'justice', 'trafficking'] as const
export type ServiceGroup = (typeof serviceGroups)[number]

export const serviceGroupNames: Readonly<Record<ServiceGroup, string>> = {
  information: 'Information and referral',
  advocacy: 'Personal advocacy and accompaniment',
  safety: 'Emotional support and safety',
  housing: 'Shelter and housing',
  justice: 'Help with the justice system',
  trafficking: 'More for people who were trafficked',
}

const group = (name: ServiceGroup, source: string, entries: Record<string, string>): ServiceEntry[] =>
  from(source, entries).map((entry) => ({ ...entry, group: name }))

/** What a listing offers. A filter shows the groups; two pairs look alike and are kept apart, as the report keeps them. */
export const serviceEntries: readonly ServiceEntry[] = [
  ...group('information', REPORT, {
    'criminal-process': 'How the criminal process works',
    'rights-and-notification': 'Victims’ rights and how to be notified',
    'referral-victim-programs': 'Referral to other victim programs',
    'referral-other': 'Referral to other help',
  }),
  ...group('advocacy', REPORT, {
    'with-you-emergency-care': 'Somebody with you at emergency care',
    'with-you-forensic-exam': 'Somebody with you at a forensic exam',
    'with-you-police-interview': 'An advocate with you at a police interview',
    'individual-advocacy': 'Individual advocacy',
    'exam-or-interview': 'Forensic exam or interview done here',
    'immigration-advocacy': 'Help with immigration papers',
    'employer-landlord-school': 'Help with employer, creditor, landlord or school',
    'child-or-dependent-care': 'Care for a child or dependent',
    transport: 'Transport',
    interpreter: 'Interpreter',
  }),
  ...group('safety', REPORT, {
    'crisis-in-person': 'Crisis help in person',
    hotline: 'Hotline or crisis line',
    'on-scene': 'Response on the scene',
    'individual-counseling': 'Individual counseling',
    'support-group': 'Support group',
    'other-therapy': 'Other therapy',
    'emergency-money': 'Emergency money',
  }),
  ...group('housing', REPORT, {
    'emergency-shelter': 'Emergency shelter or safe house',
    'transitional-housing': 'Transitional housing',
    relocation: 'Relocation',
  }),
  ...group('justice', REPORT, {
    'case-events': 'Notice of what happens in the case',
    'impact-statement': 'Victim impact statement',
    restitution: 'Restitution',
    'protection-order': 'Protection order',
    'family-law': 'Family law',
    'emergency-justice': 'Other emergency help with the justice system',
    'immigration-legal': 'Immigration law',
    'prosecution-interview': 'Support at an interview with the prosecution',
    'police-interview': 'Support at a police interview',
    'court-advocacy': 'Advocacy in criminal court',
    'other-legal': 'Other legal advice',
  }),
  ...group('trafficking', AWARDS, {
    'rapid-rehousing': 'Rapid rehousing',
    'scattered-site-housing': 'Housing in scattered places',
    'rent-help': 'Help with rent for a time',
    'criminal-record-relief': 'Relief from a criminal record',
    'rights-representation': 'A lawyer for victims’ rights',
    'economic-empowerment': 'Money skills and independence',
    'education-and-jobs': 'Education and jobs',
    'health-care': 'Physical and behavioral health care',
    mentoring: 'Mentoring',
    outreach: 'Outreach',
  }),
]

/** Whom a listing is made for. A focus, never an exclusion: funded programs serve every form of trafficking and every gender. */
export const populationEntries: readonly VocabularyEntry[] = [
  ...from(REPORT, {
    'deaf-or-hard-of-hearing': 'Deaf or hard of hearing people',
    homeless: 'People without a home',
    'immigrants-refugees-asylum-seekers': 'Immigrants, refugees and asylum seekers',
    lgbtq: 'LGBTQ people',
    veterans: 'Veterans',
    'people-with-disabilities': 'People with disabilities',
    'limited-english': 'People with limited English',
    'other-group': 'Another group',
  }),
  ...from(AWARDS, {
    minors: 'Minors',
    'young-adults': 'Young adults',
    adults: 'Adults',
    'foreign-nationals': 'Foreign nationals',
    'us-citizens': 'U.S. citizens',
    'american-indian-alaska-native': 'American Indian and Alaska Native people',
    'native-hawaiian-pacific-islander': 'Native Hawaiian and Pacific Islander people',
    'unaccompanied-minors': 'Unaccompanied minors',
    'justice-involved-youth': 'Young people in the justice system',
    'youth-in-child-welfare': 'Young people in child welfare',
  }),
  ...from(FIELD, { farmworkers: 'Farmworkers and guest workers', 'men-and-boys': 'Men and boys' }),
]

/**
 * Languages that somebody there speaks or signs. “Any language, through an interpreter” is a word of its own on a listing
 * and never becomes a list of languages.
 */
export const languageEntries: readonly VocabularyEntry[] = from(ISO, {
  eng: 'English',
  spa: 'Spanish',
  ase: 'American Sign Language',
  amh: 'Amharic',
  ara: 'Arabic',
  ben: 'Bengali',
  mya: 'Burmese',
  yue: 'Cantonese',
  cha: 'Chamorro',
  chr: 'Cherokee',
  prs: 'Dari',
  fra: 'French',
  deu: 'German',
  guj: 'Gujarati',
  hat: 'Haitian Creole',
  haw: 'Hawaiian',
  heb: 'Hebrew',
  hin: 'Hindi',
  hmn: 'Hmong',
  ind: 'Indonesian',
  ita: 'Italian',
  jpn: 'Japanese',
  khm: 'Khmer',
  kor: 'Korean',
  lao: 'Lao',
  cmn: 'Mandarin',
  mar: 'Marathi',
  nav: 'Navajo',
  nep: 'Nepali',
  pus: 'Pashto',
  fas: 'Persian',
  pol: 'Polish',
  por: 'Portuguese',
  pan: 'Punjabi',
  ron: 'Romanian',
  rus: 'Russian',
  smo: 'Samoan',
  som: 'Somali',
  swa: 'Swahili',
  tgl: 'Tagalog',
  tam: 'Tamil',
  tel: 'Telugu',
  tha: 'Thai',
  tir: 'Tigrinya',
  tur: 'Turkish',
  ukr: 'Ukrainian',
  urd: 'Urdu',
  vie: 'Vietnamese',
  esu: 'Yup’ik',
})
