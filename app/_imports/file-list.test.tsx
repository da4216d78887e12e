import { expect, test } from 'vitest'
import { drawn, wordsOf as read } from '@/e2e/support/drawn'
import { FileList } from './file-list'

const checked = {
  ...{ batchId: 'b1', fileName: 'people.csv', state: 'checked' as const, rowCount: 1204, appliedCount: null },
  ...{ checkedAt: '2026-11-20T17:00:00Z', appliedAt: null, rolledBackAt: null },
}
const undone = {
  ...checked,
  batchId: 'b2',
  state: 'rolled-back' as const,
  appliedCount: 1,
  appliedAt: checked.checkedAt,
}
const loaded = { ...checked, batchId: 'b3', state: 'applied' as const, appliedCount: 12, appliedAt: checked.checkedAt }

const list = (items: readonly (typeof checked | typeof undone | typeof loaded)[], locale: 'en' | 'es' = 'en') =>
  drawn(
    <FileList
      {...{ caption: 'Files, the newest first', label: 'Files', cursor: 'here' }}
      page={{ items, nextCursor: 'next' }}
      listHref={(query) => `/files${query}`}
      fileHref={(batchId) => `/files/${batchId}`}
      heads={{ file: 'File', rows: 'Rows', when: 'When' }}
      checkedAt={(file) => file.checkedAt}
      by={() => 'Dana Whitfield'}
      empty={{ title: 'No file was checked yet', text: 'The first one stands here.' }}
    />,
    { path: locale === 'es' ? '/es/files' : '/files' },
  )

test('says of each file what became of it, how much it changed, and who did it', () => {
  const said = read(list([checked, undone, loaded]))
  expect(said).toMatch(/people\.csv.*Checked, not loaded.*1,204.*none.*Dana Whitfield/)
  expect(said).toMatch(/Taken back.*1 change, taken back.*Loaded.*12 changes/)
  expect(read(list([undone, loaded], 'es'))).toMatch(/Deshecho.*1 cambio deshecho.*Cargado.*12 cambios/)
})

test('leads to the file, to earlier ones and back to the newest; without any it says what stands there later', () => {
  const markup = list([checked])
  for (const href of ['/files/b1', '/files?before=next', '/files']) expect(markup).toContain(`href="${href}"`)
  const empty = list([])
  expect(read(empty)).toContain('No file was checked yet')
  expect(empty).not.toContain('<table')
})
