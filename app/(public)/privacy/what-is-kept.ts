/** The two tables of the privacy page. A new kind of personal data or a new role gets its row here. */

export type Kept = { what: string; why: string; howLong: string }

export const kept: readonly Kept[] = [
  {
    what: 'Your names, and from which day each was used',
    why: 'To print the right name on a certificate and to find you under an earlier one',
    howLong: 'As long as your record',
  },
  {
    what: 'E-mail addresses or agency sign-ins; which one messages go to',
    why: 'To let you in, and to ask you before an agency that wrote down your address sees your record',
    howLong: 'Until you remove them; one stays as long as your record',
  },
  {
    what: 'The address by which an agency knew you, when you use another one now',
    why: 'So that its roster finds you by what it wrote down, and an agency you left learns no newer address',
    howLong: 'As long as the agency keeps your time there',
  },
  {
    what: 'Agencies, units and positions, with their dates; the employee or badge number an agency gave you',
    why: 'To know what applies to you, and which agency a credit was earned for',
    howLong: 'As long as your record; an agency keeps the dates of your time there',
  },
  {
    what: 'Searches of the calendar that you keep, with the ZIP code or state in them, and the name you gave each',
    why: 'To tell you of new events; nobody else sees them',
    howLong: 'Until you remove them, or stop their letters',
  },
  {
    what: 'Credits and certificates',
    why: 'They are the proof',
    howLong: 'For good; they cannot be changed or deleted',
  },
  {
    what: 'Training you took elsewhere and claim, and what was decided about it; the photos or PDFs you show for it, photos without what they say of place and camera',
    why: 'So that the agency you served can accept it; you and its coordinators see the files, and each look is written down',
    howLong:
      'The claim and its decision as long as your record; a draft a year after you saved it last; a file until you or a coordinator removes it, at most seven years after the decision. A fingerprint of it stays with the credit',
  },
  {
    what: 'Due dates, and how each was worked out',
    why: 'To say what you owe and why',
    howLong: 'Worked out again whenever something changes; never kept as a mark against you',
  },
  {
    what: 'Waivers, extensions, exemptions and leave that your agency decided for you, with the reason and what was shown, in words; days such as that of your license, where a rule of your agency counts from one',
    why: 'To say what you owe and why; you and those who look after training at that agency see them',
    howLong: 'As long as your record, since what you owe rests on them',
  },
  {
    what: 'The month in which you were born, where a rule of your agency follows it; never the day or the year',
    why: 'To say when your license period ends; you and those who look after training at that agency see it',
    howLong: 'Until your agency takes it away; one that was corrected or taken away goes after thirty days',
  },
  {
    what: 'How far you are in a lesson, how long it was open until you marked it done, and your answers to tests',
    why: 'To go on where you stopped, and to show how a credit was earned; those who look after your training see the time, never the answers',
    howLong: 'As long as your record; practice questions are not kept',
  },
  {
    what: 'Events you are registered for, and the agency you come for; what you answered there about access, language, or whom it is for',
    why: 'To keep your place and prepare for you; whoever runs the event sees it, helpers at its door your name alone; of a group of survivors no agency is kept',
    howLong: 'Your answers until thirty days after the event; that you were registered, as long as your record',
  },
  {
    what: 'Events that you run for somebody else or help at, and for how long; an address that somebody asked to do so',
    why: 'So that more than one person can look after an event; those who run it see your name',
    howLong:
      'As long as your record; an address that was asked thirty days after the answer, or after the question lapsed',
  },
  {
    what: 'When you were checked in and out at an event, by whom or by which meeting’s attendance, and what was decided about it; your name and address, where you came unannounced and gave them',
    why: 'To count your hours; whoever runs the event sees it, and helpers at its door see who was marked',
    howLong: 'As long as your record, since your credit rests on it',
  },
  {
    what: 'That you said how you found an event, without when and without what; apart from it, what all who answered said, in sums and words that have no name',
    why: 'So that everybody answers once; whoever runs the event, and whoever asked for it, sees the sums and the words from five answers on',
    howLong: 'As long as your record; the sums and words as long as the event',
  },
  {
    what: 'In the browser of whoever stands at the door of an event: who is expected there, who was marked, and a number of who stands there',
    why: 'So that people are checked in without a connection, also after a reload',
    howLong: 'Until they sign out; the list also goes when they open a door again from the day after the event on',
  },
  {
    what: 'Where you are and were signed in: browser, network address, times',
    why: 'So that you can notice and end a session that is not yours',
    howLong:
      'Ninety days after it ended; a sign-in code works once, for minutes, and is kept for a day: a fingerprint of it, the address it went to, and the network that asked for it',
  },
  {
    what: 'In your browser: that somebody is signed in, and a mark that you signed in there before; neither can be read as a name or an address',
    why: 'So that the page does not jump, and so that strangers who ask for codes in your name cannot lock you out',
    howLong: 'The first until you sign out, the second for 180 days',
  },
  {
    what: 'In this tab of your browser: what you are typing in a long form, and while you wait for a code the address it was sent to',
    why: 'So that a reload, or a look at your mail, loses nothing; it is shown to you alone',
    howLong:
      'The form until it is saved, you sign out, use the quick exit or close the tab; the address for ten minutes',
  },
  {
    what: 'Which agencies asked whether you serve there, and what you answered',
    why: 'So that nobody sees your record before you say so',
    howLong:
      'A question lapses after thirty days and is removed thirty days later; the last one about a line of a roster stays as long as the line; a yes to a question is removed after a year, that you serve there stays until you leave',
  },
  {
    what: 'The name an agency’s own papers call you by, where it is not the one you use here',
    why: 'So that an agency can keep its papers without changing your name',
    howLong: 'Until a year after your time there',
  },
  {
    what: 'The trail: who changed what, and who looked at your record',
    why: 'To prove that nothing was altered in silence',
    howLong: 'For good',
  },
]

export type Reader = { who: string; sees: string; never: string }

export const readers: readonly Reader[] = [
  { who: 'You', sees: 'All of it, and who looked at it', never: 'The right answers of a test that is still in use' },
  {
    who: 'Your agency’s coordinators',
    sees: 'Once you say that you serve there, and while you do: what you owe, your credits and certificates, and how long lessons were open. Afterwards: what was earned while you served there',
    never: 'Your answers to test questions',
  },
  {
    who: 'Your supervisor',
    sees: 'Of the people who serve in the unit: what is owed, their credits and certificates, and how long lessons were open',
    never: 'Your answers to test questions',
  },
  {
    who: 'Whoever holds the code of a certificate',
    sees: 'What is printed on it, and whether it is still good',
    never: 'Anything else about you',
  },
  {
    who: 'Your agency’s auditors',
    sees: 'The same as its coordinators; each view is written down',
    never: 'Other agencies; your answers to test questions',
  },
  {
    who: 'The people who run Attest',
    sees: 'Names, agencies, roles and the trail. To join two records of one person, and noted each time: credits, and what you owe',
    never: 'Passwords: there are none',
  },
]
