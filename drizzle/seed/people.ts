/** Who serves where in the demonstration world. Every name is invented; every address ends in `.example`. */
import type { Employment } from '@/lib/agencies/kinds'
import { fold } from '@/lib/platform/fold'
import type { Agencies } from './agencies'

export type Member = {
  number: string
  givenName: string
  familyName: string
  unit: string
  position: string
  employment: Employment
  /** A day, or the days before today. */
  hired: string | number
  email: string | null
}
/** What a later roster says otherwise about somebody; `left`: days since the last day. */
export type Later = Partial<Pick<Member, 'unit' | 'position' | 'employment' | 'familyName'>> & { left?: number }

const s = 'sworn'
const c = 'civilian'
const v = 'volunteer'
const k = 'contractor'
type Row = [string, string, string, string, string, Employment, string | number, (string | null)?]

/** The roster that each agency loaded when it began, a year ago. */
const first: Record<keyof Agencies, readonly Row[]> = {
  marlowBay: [
    ['4001', 'Ignatius', 'Adeyemi', 'Support Services', 'Chief of Police', s, '2004-05-10'],
    ['4002', 'Dana', 'Whitfield', 'Support Services', 'Training coordinator', c, '2016-08-22'],
    ['4110', 'Joel', 'Petersen', 'Patrol A', 'Sergeant', s, '2011-02-07'],
    ['4112', 'Tomás', 'Núñez', 'Patrol A', 'Officer', s, '2019-06-17'],
    ['4115', 'Grace', 'Holloway', 'Patrol A', 'Officer', s, '2018-09-04'],
    ['4117', 'Britta', 'Halvorsen', 'Patrol A', 'Officer', s, '2015-01-12'],
    ['4121', 'Quoc Anh', 'Tran', 'Patrol A', 'Officer', s, '2020-03-02'],
    ['4124', 'Piotr', 'Kowalczyk', 'Patrol A', 'Officer', s, '2012-10-15'],
    ['4126', 'Leland', 'Begay', 'Patrol A', 'Officer', s, '2017-04-24'],
    ['4129', 'Wanjiru', 'Mwangi', 'Patrol A', 'Officer', s, '2021-08-09'],
    ['4131', 'Inés', 'Castillo-Reyes', 'Patrol A', 'Officer', s, '2022-01-31'],
    ['4133', 'Dominic', 'Fairweather', 'Patrol A', 'Officer', s, '2013-07-08'],
    ['4136', 'Selam', 'Haile', 'Patrol A', 'Officer', s, '2023-02-27'],
    ['4138', 'Joaquín', 'Ibarra', 'Patrol A', 'Officer', s, '2016-11-14'],
    ['4140', 'Shelby', 'Pruitt', 'Patrol A', 'Officer', s, '2014-05-19'],
    ['4142', 'Pa Houa', 'Vang', 'Patrol A', 'Officer', s, '2020-09-21'],
    ['4144', 'Axel', 'Lindgren', 'Patrol A', 'Officer', s, '2018-02-12'],
    ['4210', 'Renee', 'Castellano', 'Patrol B', 'Sergeant', s, '2009-03-16'],
    ['4213', 'Gia', 'Marchetti', 'Patrol B', 'Corporal', s, '2013-06-03'],
    ['4216', 'Raymond', 'Yazzie', 'Patrol B', 'Officer', s, '2015-08-31'],
    ['4218', 'Sung-min', 'Pak', 'Patrol B', 'Officer', s, '2019-01-22'],
    ['4221', 'Babatunde', 'Oyelaran', 'Patrol B', 'Officer', s, '2021-03-15'],
    ['4223', 'Ilinca', 'Dragomir', 'Patrol B', 'Officer', s, '2017-10-02'],
    ['4225', 'Sina', 'Faleolo', 'Patrol B', 'Officer', s, '2020-06-29'],
    ['4228', 'Joanna', 'Whitcombe', 'Patrol B', 'Officer', s, '2016-04-11'],
    ['4231', 'Emre', 'Arslan', 'Patrol B', 'Officer', s, '2022-07-18'],
    ['4233', 'Rory', 'McAllister', 'Patrol B', 'Officer', s, '2010-12-06'],
    ['4235', 'Hiro', 'Nakagawa', 'Patrol B', 'Officer', s, '2018-05-29'],
    ['4237', 'Celia', 'Bustamante', 'Patrol B', 'Officer', s, '2023-05-08'],
    ['4239', 'Remy', 'Thibodeaux', 'Patrol B', 'Officer', s, '2014-09-15'],
    ['4310', 'Elena', 'Ortiz-Vega', 'Investigations', 'Sergeant', s, '2008-07-21'],
    ['4312', 'Samuel', 'O’Rourke', 'Investigations', 'Detective', s, '2012-02-20'],
    ['4314', 'Walter', 'Haines', 'Investigations', 'Detective', s, '2001-09-10'],
    ['4316', 'Ada', 'Sandoval-Pryce', 'Investigations', 'Detective', s, '2014-03-24'],
    ['4318', 'Imran', 'Chaudhry', 'Investigations', 'Detective', s, '2015-05-11'],
    ['4320', 'Katarina', 'Novak', 'Investigations', 'Detective', s, '2016-01-19'],
    ['4322', 'Thomas', 'Greenleaf', 'Investigations', 'Detective', s, '2011-11-28'],
    ['4324', 'Yolande', 'Baptiste', 'Investigations', 'Crime analyst', c, '2019-10-07'],
    ['4326', 'Miklós', 'Szabó', 'Investigations', 'Evidence technician', c, '2017-02-13'],
    ['4410', 'Marisela', 'Villanueva', 'Communications', 'Dispatch supervisor', c, '2010-04-05'],
    ['4412', 'Keisha', 'Barnett', 'Communications', 'Dispatcher', c, '2018-12-03', null],
    ['4414', 'Chidi', 'Abara', 'Communications', 'Records clerk', c, '2015-06-22'],
    ['4416', 'Anneliese', 'Krüger', 'Communications', 'Dispatcher', c, '2013-01-28'],
    ['4418', 'Mamadou', 'Sissoko', 'Communications', 'Dispatcher', c, '2021-11-08'],
    ['4420', 'Thuy Linh', 'Pham', 'Communications', 'Dispatcher', c, '2019-03-18'],
    ['4422', 'Nico', 'Ferrante', 'Communications', 'Dispatcher', c, '2022-04-04'],
    ['4424', 'Hadassah', 'Rosen', 'Communications', 'Records clerk', c, '2016-10-17'],
    ['4426', 'Deja', 'Tillman', 'Communications', 'Dispatcher', c, '2020-02-03'],
    ['4510', 'Harold', 'Lindqvist', 'Community Services', 'Community service officer', c, '2006-08-14'],
    ['4512', 'Amara', 'Okafor', 'Community Services', 'Community service officer', c, '2019-09-16'],
    ['4514', 'Nkechi', 'Eze', 'Community Services', 'Community service officer', c, '2021-06-07'],
    ['4516', 'Lucien', 'Moreau', 'Community Services', 'Crossing guard supervisor', c, '2012-08-27'],
    ['4518', 'Bea', 'Santos-Lim', 'Community Services', 'Volunteer coordinator', c, '2017-07-31'],
    ['4520', 'Alma', 'Gutierrez', 'Community Services', 'Community service officer', c, '2018-03-26'],
    ['4522', 'Parisa', 'Karimi', 'Community Services', 'Front desk', c, '2022-10-10'],
    ['4524', 'Fionn', 'Doyle', 'Community Services', 'Community service officer', c, '2020-01-13'],
  ],
  harborLight: [
    ['HL-03', 'Noor', 'Haddad', 'Advocacy', 'Program manager', c, '2014-02-03'],
    ['HL-04', 'Ruth', 'Castellanos', 'Outreach', 'Training lead', c, '2015-09-08'],
    ['HL-07', 'Simone', 'Achterberg', 'Shelter', 'Shelter manager', c, '2013-05-20'],
    ['HL-11', 'Tavita', 'Leota', 'Shelter', 'Advocate', c, '2018-01-16'],
    ['HL-14', 'Magdalena', 'Wrona', 'Shelter', 'Advocate', c, '2020-10-05'],
    ['HL-15', 'Desmond', 'Achebe', 'Shelter', 'Night advocate', c, '2021-02-22'],
    ['HL-18', 'Corazón', 'Villareal', 'Shelter', 'Night advocate', c, '2019-07-01'],
    ['HL-21', 'Hanneke', 'de Wit', 'Shelter', 'Child advocate', c, '2022-03-14'],
    ['HL-22', 'Mei-Ling', 'Foster', 'Advocacy', 'Advocate', c, '2021-04-12', 'meiling.foster@postbox.example'],
    ['HL-24', 'Kwame', 'Boateng', 'Advocacy', 'Advocate', c, '2016-06-13'],
    ['HL-26', 'Lourdes', 'Pacheco', 'Advocacy', 'Legal advocate', c, '2017-11-27'],
    ['HL-27', 'Siobhan', 'Keane', 'Advocacy', 'Advocate', c, '2019-02-04'],
    ['HL-29', 'Anjali', 'Deshpande', 'Advocacy', 'Advocate', c, '2022-08-15'],
    ['HL-31', 'Rosalind', 'Teller', 'Outreach', 'Outreach worker', c, '2018-04-30'],
    ['HL-33', 'Ysabel', 'Montoya', 'Outreach', 'Outreach worker', c, '2020-05-18'],
    ['HL-35', 'Abdul', 'Rahimi', 'Outreach', 'Interpreter', k, '2021-09-27'],
    ['HL-36', 'Winifred', 'Tso', 'Outreach', 'Volunteer', v, '2017-03-06'],
    ['HL-38', 'Amara', 'Okafor', 'Outreach', 'Volunteer', v, '2022-05-02', 'a.okafor@marlowbaypd.example'],
    ['HL-39', 'Gregor', 'Halloran', 'Outreach', 'Volunteer', v, '2020-11-09'],
  ],
  pineHollow: [
    ['101', 'Marisol', 'Etcheverry', 'House', 'Director', c, '2012-06-04'],
    ['104', 'Jonah', 'Whitehorse', 'House', 'House lead', c, '2016-09-19'],
    ['106', 'Leilani', 'Kealoha', 'House', 'Youth worker', c, '2019-01-07'],
    ['108', 'Bram', 'van Houten', 'House', 'Youth worker', c, '2020-08-24'],
    ['109', 'Odette', 'Fontaine', 'House', 'Night staff', c, '2021-05-31'],
    ['112', 'Malik', 'Jefferson', 'House', 'Night staff', c, '2022-02-21'],
    ['114', 'Saoirse', 'Quinlan', 'House', 'Case manager', c, '2018-10-29'],
    ['117', 'Rafael', 'Ocampo', 'Street Outreach', 'Outreach lead', c, '2017-04-03'],
    ['119', 'Tenzin', 'Dolkar', 'Street Outreach', 'Outreach worker', c, '2021-01-25'],
    ['121', 'Ruby', 'Lonetree', 'Street Outreach', 'Outreach worker', c, '2022-06-13'],
    ['123', 'Eero', 'Salonen', 'Street Outreach', 'Volunteer', v, '2020-03-16'],
    ['124', 'Imogen', 'Pascoe', 'House', 'Volunteer', v, '2021-10-04'],
  ],
}

/** Added by hand on the day they began. */
const byHand: Record<keyof Agencies, readonly Row[]> = {
  marlowBay: [
    ['4241', 'Marcus', 'Bell', 'Patrol B', 'Officer', s, 217],
    ['4146', 'Wen Li', 'Zhao', 'Patrol A', 'Officer', s, 186],
    ['4245', 'Isaac', 'Delacroix', 'Patrol B', 'Officer', s, 33],
  ],
  harborLight: [['HL-44', 'Luis', 'Ferreira', 'Advocacy', 'Advocate', c, 19]],
  pineHollow: [],
}

/** New in the roster of two months ago. */
const joined: Record<keyof Agencies, readonly Row[]> = {
  marlowBay: [
    ['4148', 'Ximena', 'Portillo', 'Patrol A', 'Officer', s, 75],
    ['4243', 'Jamal', 'Kincaid', 'Patrol B', 'Officer', s, 64],
    ['4428', 'Aroha', 'Tamahori', 'Communications', 'Dispatcher', c, 70],
    ['4328', 'Mei-Ling', 'Foster', 'Investigations', 'Victim specialist', c, 62, 'meiling.foster@postbox.example'],
  ],
  harborLight: [['HL-42', 'Temperance', 'Osei', 'Shelter', 'Advocate', c, 66]],
  pineHollow: [],
}

/** What the roster of two months ago says otherwise, by employee number. */
export const later: Record<keyof Agencies, Record<string, Later>> = {
  marlowBay: {
    '4115': { unit: 'Investigations', position: 'Detective' },
    '4144': { position: 'Corporal' },
    '4228': { familyName: 'Whitcombe-Sato' },
    '4235': { unit: 'Patrol A' },
    '4314': { left: 71 },
    '4420': { unit: 'Community Services', position: 'Front desk' },
    '4422': { left: 64 },
    '4512': { unit: 'Patrol B', position: 'Officer', employment: 'sworn' },
    '4524': { left: 88 },
  },
  harborLight: { 'HL-22': { left: 63 }, 'HL-31': { position: 'Outreach lead' } },
  pineHollow: {},
}

const domains: Record<keyof Agencies, string> = {
  marlowBay: 'marlowbaypd.example',
  harborLight: 'harborlight.example',
  pineHollow: 'pinehollow.example',
}

export const beganWith = (agency: keyof Agencies): Member[] => first[agency].map((row) => memberOf(agency, row))
export const addedByHand = (agency: keyof Agencies): Member[] => byHand[agency].map((row) => memberOf(agency, row))
export const joinedLater = (agency: keyof Agencies): Member[] => joined[agency].map((row) => memberOf(agency, row))

function memberOf(agency: keyof Agencies, row: Row): Member {
  const [number, givenName, familyName, unit, position, employment, hired, email] = row
  const address = email === undefined ? addressOf(givenName, familyName, domains[agency]) : email
  return { number, givenName, familyName, unit, position, employment, hired, email: address }
}

/** `s.orourke@…`: first letter, point, last name without marks. */
const addressOf = (given: string, family: string, domain: string) =>
  `${fold(given).charAt(0)}.${fold(family).replace(/[^a-z-]/g, '')}@${domain}`
