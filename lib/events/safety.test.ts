import { describe, expect, test } from 'vitest'
import { namedPeople, streetIn } from './safety'

describe('a street where people stay is found', () => {
  test.each([
    '123 Main Street',
    'We are at 1425 elm court, behind the church',
    'Visit 77-01 N. Martin Luther King Jr. Blvd.',
    '4 Rue St',
    'Open 24 hours at 123 Main Street',
    '12 beds. Ring twice at 9 Elm Court.',
    'Come to 500 Broadway',
    '1600 Pennsylvania Ave NW, Suite 4',
    'One Main Street',
    '200 W. Temple',
    '123 N Main',
    'the blue house on Maple Avenue',
    '3rd St & Pine',
    'at Pine & 3rd St',
    'Rural Route 2 Box 15',
    'Bldg. 12',
    'W6543 County Road B',
    '2100 US-1',
    '2100 Highway 61 North',
    '12 1/2 Oak Ln',
    '１２３ Main Street',
    '123\u200B Main\nStreet',
    '123 Main\nStreet',
    'Calle Fortaleza 63, San Juan',
    'Carr. 2 km 34.5, Vega Alta',
    'on the corner of 5th and Main',
    'Fifth Street and Grand',
    'Apt. 4B',
    '34.05223, -118.24368',
    'https://maps.app.goo.gl/abc',
    '85QC4F2M+XQ',
    '///filled.count.soap',
    'fifty elm street',
    'forty-two elm street',
    '123, elm st',
    '412_Alder_St',
    'MAPLE AVENUE 12',
    'maple avenue',
    'elm street 12',
    'we are on alder street',
    '123 Main-Street',
    '123 Main Strееt',
    '123 Oak Grove',
    '45 Sunset View',
    '9 Willow Springs',
    '412 Women St',
    'https://harbor.example/412-alder-street',
    'https://harbor.example/412%20alder%20street',
    'https://www.mapquest.com/us/or/place',
    'https://w3w.co/one.two.three',
    'https://what3words.com/one.two.three',
    'https://g.page/harbor',
    'https://maps.harbor.example/',
    '38.90, -77.03',
    '38°53′23″N 77°0′27″W',
    '38 53 23 N, 77 0 27 W',
    '38º53’ north',
    'lat 38.9 lon -77',
  ])('%j', (text) => {
    expect(streetIn(text)).not.toBe(null)
  })

  test.each([
    '',
    'Open 24 hours a day, 7 days a week.',
    'P.O. Box 123, Springfield, IL 62701',
    'A safe house with 12 beds for up to 18 months.',
    'Serves 9 counties and 3 tribes along the road to recovery.',
    'We go to court with you. Call 555-010-0199 at any time.',
    'Two supervised apartments for up to 12 young people over three years, with follow-up',
    'A four-person house, stays of 12-18 months',
    '18 scattered apartments for 25 survivors, housing first',
    'Since 2004; 30 places for families, 4 of them for people in court.',
    'On our way to 100 percent; 40 survivors a year find their place.',
    'Free legal help in 38 northern counties, up to 200 % of the federal line.',
    'Street outreach on 3 nights a week',
    'For people on the street and in shelters of 12 North Dakota counties.',
    'The Youth Street Outreach team. On the Road to Freedom since 1999.',
    'Title 18, section 1591',
    'In 2019, our street outreach began. Street outreach on weekdays.',
    'Open 24 Hours. Free street-outreach teams in 12 counties',
    'A program of Green Lake Village in Colorado Springs since 2004, 30 beds.',
    'One safe place for 20 families; call 555-010-0199. Court advocates go along.',
    'https://ovc.ojp.gov/funding/awards/2020-vt-bx-0016',
    'A grant of $12.50, or 15.00 with a match; 70 degrees and warm.',
    'For those who live on the street, down the road and in the open',
  ])('and an ordinary sentence is none: %j', (text) => {
    expect(streetIn(text)).toBe(null)
  })
})

describe('somebody who was helped is found', () => {
  test.each([
    ['Read the story of Maria Lopez.', 'Maria Lopez'],
    ['Maria, 17, stayed with us for a year.', 'Maria'],
    ['We helped a 17-year-old Anna find a home.', 'Anna'],
    ['a survivor named Thuy', 'Thuy'],
    ['una joven llamada Rosa', 'Rosa'],
    ['Our client Jane D. now has a job.', 'Jane D.'],
    ['Keisha was trafficked when she was a child.', 'Keisha'],
    ['You can hear Tanya’s story', 'Tanya'],
    ['Jane Doe (age 15)', 'Jane Doe'],
    ['M.G., 16, was found in March.', 'M.G.'],
    ['“I am free.” – Latoya B.', 'Latoya B.'],
    ['MARIA LOPEZ was trafficked', 'MARIA LOPEZ'],
    ['KEISHA WAS TRAFFICKED AT 16', 'KEISHA'],
    ['a survivor named MARIA LOPEZ', 'MARIA LOPEZ'],
  ])('%j', (text, name) => {
    expect(namedPeople(text)).toEqual([name])
  })

  test.each([
    'Serves victims of human trafficking in Houston, TX 77002, and beyond.',
    'Victim Assistance Program; a victim Advocate is on call.',
    'Run by Safe Harbor with the Salvation Army.',
    'Since May 2004 for survivors. Ask for the director, Dr. Ngozi Okafor.',
    'For children and young people of the Navajo Nation, Hopi and Zuni.',
    'Named Best Place of 2019 by the county.',
    'Our shelters (2) take in survivors. Call us.',
    'She was trafficked, and we were there. They were sold.',
    'A woman Veterans center',
    'SHE WAS TRAFFICKED. A program called SAFE (2), under VOCA, 34 of the act.',
    'Closed on Monday, 9, and Tuesday, 10, of June.',
  ])('and an organization is nobody: %j', (text) => {
    expect(namedPeople(text)).toEqual([])
  })
})
