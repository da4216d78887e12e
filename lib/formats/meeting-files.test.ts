import { describe, expect, test } from 'vitest'
import { type MeetingReading, readMeetingFile } from './meeting-files'

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const lines = (...all: string[]) => all.join('\r\n')

function read(bytes: Uint8Array) {
  const reading = readMeetingFile(bytes)
  if (!reading.ok) throw new Error(reading.problems[0]?.message)
  return reading
}
const shown = ({ stays }: Extract<MeetingReading, { ok: true }>) =>
  stays.map(({ names, email, joined, left }) => [names.join(' / '), email, joined, left])

const zoomHead =
  'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Disclaimer Response,In Waiting Room'

describe('a report of Zoom', () => {
  const zoom = lines(
    '\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants',
    '852 1848 6288,"Two desks, one case",12/16/2026 08:51:12 AM,12/16/2026 12:04:33 PM,host@marlowbay.example,194,4',
    '',
    zoomHead,
    'Rosa (Rosa Delgado),rosa@marlowbay.example,12/16/2026 08:58:01 AM,12/16/2026 10:15:40 AM,78,No,OK,No',
    'Rosa Delgado,rosa@marlowbay.example,12/16/2026 10:19:02 AM,12/16/2026 12:03:10 PM,104,No,OK,No',
    "Nadia's iPhone,,12/16/2026 08:50:00 AM,12/16/2026 08:58:30 AM,9,Yes,,Yes",
    "Nadia's iPhone,,12/16/2026 08:58:30 AM,12/16/2026 12:03:00 PM,185,Yes,OK,No",
  )
  test('gives each stay with both names, and passes over who waited to be let in', () => {
    const reading = read(utf8(zoom))
    expect([reading.tool, reading.isUtc, reading.passedOver]).toEqual(['zoom', false, []])
    expect(shown(reading)).toEqual([
      ['Rosa / Rosa Delgado', 'rosa@marlowbay.example', '2026-12-16T08:58:01', '2026-12-16T10:15:40'],
      ['Rosa Delgado', 'rosa@marlowbay.example', '2026-12-16T10:19:02', '2026-12-16T12:03:10'],
      ["Nadia's iPhone", '', '2026-12-16T08:58:30', '2026-12-16T12:03:00'],
    ])
  })
  test('of unique users says when nobody came or left, and is refused with what to do', () => {
    const unique = utf8('Name (Original Name),User Email,Total Duration (Minutes),Guest\r\nRosa Delgado,,104,No\r\n')
    expect(readMeetingFile(unique)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('without “Show unique users”') }],
    })
  })
  test('of a webinar has several tables; who did not attend is no stay', () => {
    const webinar = lines(
      'Attendee Report',
      'Report Generated:,"12/17/2026 08:00:00 AM"',
      'Topic,Webinar ID,Actual Start Time',
      '"First call",852 1848 6288,"Dec 16, 2026 08:51:12"',
      'Panelist Details',
      'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name',
      'Yes,"Omar Reyes",omar@marlowbay.example,"Dec 16, 2026 08:50:00","Dec 16, 2026 12:00:00",190,Yes,United States',
      'Attendee Details',
      'Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name',
      'Yes,"Rosa Delgado",Rosa,Delgado,rosa@marlowbay.example,"Dec 01, 2026 10:00:00",approved,"Dec 16, 2026 09:01:00","Dec 16, 2026 12:00:00",179,Yes,United States',
      'No,"Ada Quill",Ada,Quill,ada@marlowbay.example,"Dec 01, 2026 10:00:00",approved,--,--,--,--,--',
    )
    expect(shown(read(utf8(webinar))).map(([name]) => name)).toEqual(['Omar Reyes', 'Rosa Delgado'])
  })
})

describe('a report of Teams', () => {
  const teams = lines(
    '1. Summary',
    'Meeting title\tTwo desks, one case',
    'Attended participants\t2',
    'Start time\t12/16/26, 8:51:12\u202fAM',
    'End time\t12/16/26, 12:04:33\u202fPM',
    '',
    '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    'Delgado, Rosa\t12/16/26, 8:58:01\u202fAM\t12/16/26, 12:03:10\u202fPM\t3h 1m\trosa@marlowbay.example\trosa@marlowbay.example\tPresenter',
    '',
    '3. In-Meeting Activities',
    'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
    'Delgado, Rosa\t12/16/26, 8:58:01\u202fAM\t12/16/26, 10:15:40\u202fAM\t1h 17m 39s\trosa@marlowbay.example\tPresenter',
    'Delgado, Rosa\t12/16/26, 10:19:02\u202fAM\t12/16/26, 12:03:10\u202fPM\t1h 44m 8s\trosa@marlowbay.example\tPresenter',
    'nadia (Guest)\t12/16/26, 9:00:30\u202fAM\t12/16/26, 12:03:00\u202fPM\t3h 2m 30s\t\tAttendee',
  )
  test('comes in UTF-16 by tabs, and its single stays say more than its summary', () => {
    const reading = read(utf16(teams))
    expect(reading.tool).toBe('teams')
    expect(shown(reading)).toEqual([
      ['Delgado, Rosa', 'rosa@marlowbay.example', '2026-12-16T08:58:01', '2026-12-16T10:15:40'],
      ['Delgado, Rosa', 'rosa@marlowbay.example', '2026-12-16T10:19:02', '2026-12-16T12:03:10'],
      ['nadia', '', '2026-12-16T09:00:30', '2026-12-16T12:03:00'],
    ])
  })
  test('without its activities gives the first coming and the last leaving', () => {
    const summary = teams.slice(0, teams.indexOf('3. In-Meeting'))
    expect(shown(read(utf16(summary)))).toEqual([
      ['Delgado, Rosa', 'rosa@marlowbay.example', '2026-12-16T08:58:01', '2026-12-16T12:03:10'],
    ])
  })
  test('of the first years is a line for each step; who never left has an open stay', () => {
    const steps = lines(
      'Full Name\tUser Action\tTimestamp',
      'Rosa Delgado\tJoined before\t16.12.2026, 08:58:01',
      'Nadia Bell\tJoined\t16.12.2026, 09:00:30',
      'Rosa Delgado\tLeft\t16.12.2026, 10:15:40',
      'Rosa Delgado\tJoined\t16.12.2026, 10:19:02',
      'Nadia Bell\tLeft\t16.12.2026, 12:03:00',
    )
    expect(shown(read(utf16(steps)))).toEqual([
      ['Rosa Delgado', '', '2026-12-16T08:58:01', '2026-12-16T10:15:40'],
      ['Nadia Bell', '', '2026-12-16T09:00:30', '2026-12-16T12:03:00'],
      ['Rosa Delgado', '', '2026-12-16T10:19:02', null],
    ])
  })
  test('says in its heads when its times are UTC', () => {
    const utc = 'Name\tFirst Join (UTC)\tLast Leave (UTC)\tEmail\nRosa\t12/16/2026 16:58:01\t12/16/2026 20:03:10\t\n'
    expect(read(utf16(utc)).isUtc).toBe(true)
  })
})

describe('a report of Webex', () => {
  const head =
    'Meeting Name\tMeeting Start Time\tMeeting End Time\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type'
  test('says by formulas what no spreadsheet may touch', () => {
    const webex = lines(
      head,
      'Two desks\t="2026-12-16 08:51:12"\t="2026-12-16 12:04:33"\tRosa Delgado\tRosa\tDelgado\tAttendee\trosa@marlowbay.example\t="2026-12-16 08:58:01"\t="2026-12-16 12:03:10"\t186 mins\tDesktop app',
    )
    const reading = read(utf16(webex))
    expect(reading.tool).toBe('webex')
    expect(shown(reading)).toEqual([
      ['Rosa Delgado', 'rosa@marlowbay.example', '2026-12-16T08:58:01', '2026-12-16T12:03:10'],
    ])
  })
})

describe('dirt', () => {
  test('holds up no other line, and is named by its line', () => {
    const reading = read(
      utf8(
        lines(
          zoomHead,
          'Rosa Delgado,,12/16/2026 08:58:01 AM,12/16/2026 12:03:10 PM,185,Yes,,No',
          'Ada Quill,,yesterday,12/16/2026 12:03:10 PM,185,Yes,,No',
          'Nadia Bell,,12/16/2026 12:03:10 PM,12/16/2026 08:58:01 AM,185,Yes,,No',
          'Omar Reyes,,12/16/2026 09:00:00 AM,,185,Yes,,No',
        ),
      ),
    )
    expect(shown(reading).map(([name, , , left]) => [name, left])).toEqual([
      ['Rosa Delgado', '2026-12-16T12:03:10'],
      ['Omar Reyes', null],
    ])
    expect(reading.passedOver.map(({ line }) => line)).toEqual([3, 4])
  })
  test('days are read month first unless a day of the file can only be read the other way', () => {
    const file = (...days: string[]) =>
      utf8(lines(zoomHead, ...days.map((day) => `Rosa,,${day} 09:00:00,${day} 10:00:00,60,No,,No`)))
    expect(read(file('02/03/2026')).stays[0]?.joined).toBe('2026-02-03T09:00:00')
    expect(read(file('02/03/2026', '16/03/2026')).stays.map(({ joined }) => joined)).toEqual([
      '2026-03-02T09:00:00',
      '2026-03-16T09:00:00',
    ])
  })
  test('is refused whole where nothing in it is attendance', () => {
    for (const bytes of [
      utf8('Name,Badge\r\nRosa,1\r\n'),
      utf8(''),
      Buffer.from([0x50, 0x4b, 3, 4, 1]),
      Buffer.from([0xff, 0xfe, 0, 0xd8]),
    ])
      expect(readMeetingFile(bytes).ok).toBe(false)
  })
  test('of a line with 10,000 columns or a quotation mark that never ends is refused, not endured', () => {
    for (const text of [`${zoomHead}\r\n${'x,'.repeat(10_000)}`, `${zoomHead}\r\n"${'x'.repeat(200_000)}`])
      expect(readMeetingFile(utf8(text)).ok).toBe(false)
  })
  test('of names and times that are made to take long is read in no time', () => {
    const gap = ' '.repeat(4900)
    const long = [`Rosa${gap}Delgado`, `Rosa${gap}(`, '('.repeat(9000), `${gap}Rosa\t\u00a0Delgado${gap}`]
    const rows = Array.from(
      { length: 50 },
      (_, i) => `${long[i % 4]},,12/16/2026 09:00${gap}x,12/16/2026 10:00,60,No,,No`,
    )
    const whole = long.map((name) => `${name},,12/16/2026${gap}09:00,12/16/2026 10:00,60,No,,No`)
    const began = performance.now()
    const reading = read(utf8(lines(zoomHead, ...rows, ...whole)))
    expect(performance.now() - began).toBeLessThan(2000)
    expect([shown(reading)[0]?.[0], shown(reading)[3]?.[0]]).toEqual(['Rosa Delgado', 'Rosa Delgado'])
    expect(reading.passedOver).toHaveLength(50)
  })
})
