/** What is shown for waivers, extensions, exemptions and leave: as those who decide and the person read it. */
import { documentTexts } from '@/app/_proofs/messages'
import type { Messages } from '@/lib/platform/say'

export const reliefTexts = {
  ...documentTexts,
  files: { en: 'A document that shows it', es: 'Un documento que lo demuestre' },
  filesHint: {
    en: 'Photo or PDF, up to five of 10 MB each. No diagnosis: a letter that says from when to when is enough. Cover what is nobody’s business first. Whoever adds it and coordinators can open it, the person once it is granted, and each look is noted.',
    es: 'Foto o PDF, hasta cinco de 10 MB cada uno. Sin diagnóstico: basta una carta que diga desde cuándo hasta cuándo. Cubra antes lo que a nadie le incumbe. Pueden abrirlo quien lo agrega y quienes coordinan, y la persona una vez concedido; cada consulta queda anotada.',
  },
  add: { en: 'Add a document', es: 'Agregar un documento' },
  addedNow: { en: '{name} is added.', es: 'Se agregó {name}.' },
  doNotAdd: { en: 'Do not add one', es: 'No agregar ninguno' },
  addedBy: { en: 'Added by {name} on {day}', es: 'Lo agregó {name} el {day}' },
  ofOthers: {
    en: '{files, plural, one {A document was shown for it.} other {# documents were shown for it.}} Only the person, whoever added it and those who decide can open it.',
    es: '{files, plural, one {Se mostró un documento.} other {Se mostraron # documentos.}} Solo pueden abrirlo la persona, quien lo agregó y quienes deciden.',
  },
} as const satisfies Messages

export type ReliefTexts = typeof reliefTexts
