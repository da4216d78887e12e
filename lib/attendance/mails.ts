/** The message about attendance. Its subject is neutral, and what it was is read after signing in. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import type { NoticeKind } from '@/lib/platform/notify'
import type { Text } from '@/lib/platform/say'
import { stands } from './confirmed'

const attended = z.object({ eventId: z.string(), personId: z.string() })

const hoursAre: Text = {
  en: 'Your attendance was confirmed, and the hours are on your transcript:',
  es: 'Se confirmó su asistencia, y las horas constan en su historial:',
}
const sayHow: Text = {
  en: 'If you like, say how you found it. It takes two minutes, and no answer is kept with your name. You can answer for 30 days:',
  es: 'Si lo desea, diga qué le pareció. Toma dos minutos, y ninguna respuesta se guarda con su nombre. Puede responder durante 30 días:',
}

/** Tells whoever attended that it counts, and where they can say how they found it. */
export const attendanceConfirmed: NoticeKind<z.infer<typeof attended>> = {
  name: 'attendance.confirmed',
  payload: attended,
  urgency: 'by-day',
  goesTo: 'person',
  subject: { en: 'A training of yours was confirmed', es: 'Se confirmó una capacitación suya' },
  say: async (ctx, { eventId, personId }, chosen) => {
    const [still] = await read(ctx, (tx) =>
      tx.execute(sql`select 1 from attendance_credits c where c.event_id = ${eventId}::uuid
        and c.person_id in (select records_of(${personId}::uuid)) and ${stands} limit 1`),
    )
    if (!still) return { moot: 'It was corrected since.' }
    const language = chosen ?? USUAL_LOCALE
    const lines = [
      hoursAre[language],
      `${publicUrl()}/transcript`,
      sayHow[language],
      `${publicUrl()}/evaluation/${eventId}`,
    ]
    return { lines, language }
  },
}
