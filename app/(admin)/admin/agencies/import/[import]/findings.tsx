import { Section } from '@/app/_ui/arrange'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { ChosenTag } from '@/app/_ui/tag'
import { count, figure } from '@/lib/platform/words'
import { type Finding, type ImportDetail, severities } from '../import-words'

type Props = { list: ImportDetail; severity: Finding['severity'] | undefined }

/** Row by row what was refused and what needs a look, each with its reason. */
export function Findings({ list, severity }: Props) {
  const { importId, findings, total, page, pages } = list
  const at = (to: number) =>
    `/admin/agencies/import/${importId}?${new URLSearchParams({ ...(severity ? { show: severity } : {}), page: String(to) })}`
  return (
    <Section id="findings" title="What was found" count={count(total, 'finding')}>
      {severity ? (
        <p>
          <ChosenTag label={severities[severity].words} removeHref={`/admin/agencies/import/${importId}`} />
        </p>
      ) : null}
      {findings.length > 0 ? (
        <TableFrame>
          <Table
            labelledBy="findings-h"
            columns={columns}
            rows={findings}
            rowKey={({ line, message }) => `${line} ${message}`}
          />
        </TableFrame>
      ) : (
        <p>{severity ? 'Nothing of this kind.' : 'Every row was taken over without a doubt.'}</p>
      )}
      <Pager
        label="Findings"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: at(page - 1) } : null}
        next={page < pages ? { href: at(page + 1) } : null}
      />
    </Section>
  )
}

const columns: Column<Finding>[] = [
  { key: 'line', head: 'Line', header: true, cell: ({ line }) => `Line ${figure(line)}`, className: 'at-nowrap' },
  {
    key: 'severity',
    head: 'What became of it',
    cell: ({ severity }) => <Status state={severities[severity].state}>{severities[severity].words}</Status>,
  },
  { key: 'message', head: 'Why', cell: ({ message }) => message },
]
