import { Breadcrumb } from '../../_ui/breadcrumb'
import { Counts } from '../../_ui/counts'
import { Day, DayTile } from '../../_ui/day'
import { Facts } from '../../_ui/facts'
import { Item, List, Meta, Steps } from '../../_ui/list'
import { Coming } from '../../_ui/loading'
import { Status } from '../../_ui/status'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

export function ListParts() {
  return (
    <Part title="Lists">
      <Figures />
      <Lists />
      <Days />
      <Tables />
    </Part>
  )
}

const crumbs = [{ label: 'People', href: '#people' }, { label: LONG }]

function Figures() {
  return (
    <>
      <Specimen of="Counts">
        <State name="links, one of them current">
          <Counts
            label="People by status"
            items={[
              { label: 'Overdue', state: 'overdue', figure: 5, noun: 'people', note: '6 trainings', href: '#overdue' },
              { label: 'Due', state: 'soon', figure: 12, noun: 'people', href: '#due', current: true },
              { label: 'Met', state: 'met', figure: '1,204', noun: 'people', href: '#met' },
            ]}
          />
        </State>
        <State name="none, and long words">
          <Counts
            items={[
              { label: 'events', figure: 0 },
              { label: LONG, figure: 3 },
            ]}
          />
        </State>
      </Specimen>
      <Specimen of="Facts">
        <State name="default, and long words; what is empty is left out">
          <Facts
            items={[
              { label: 'Name', value: LONG },
              { label: 'Unit', value: null },
              { label: 'Agency', value: LONG_PLACE },
            ]}
          />
        </State>
        <State name="stacked">
          <Facts stacked items={[{ label: 'Agency', value: LONG_PLACE }]} />
        </State>
      </Specimen>
      <Specimen of="Breadcrumb">
        <State name="with long words">
          <Breadcrumb items={crumbs} />
        </State>
      </Specimen>
    </>
  )
}

const steps = [
  { title: 'Hired on March 3, 2026', body: 'The rule asks for it within a year.' },
  { title: LONG_PLACE, body: LONG },
]

function Lists() {
  return (
    <>
      <Specimen of="Coming">
        <State name="above what was there before">
          <Coming />
        </State>
      </Specimen>
      <Specimen of="List">
        <State name="ordered">
          <List ordered label="Lessons">
            <Item title="The first contact" level={4} />
            <Item title="What may be asked" level={4} />
          </List>
        </State>
        <State name="empty">
          <List>{null}</List>
        </State>
      </Specimen>
      <Specimen of="Item">
        <State name="with all there may be, and long words">
          <List>
            <Item
              title="Human trafficking"
              href="#ui-Item"
              level={4}
              aside={<Status state="met">Met</Status>}
              meta={['2 hours', 'Online']}
            >
              The signs, and the first contact.
            </Item>
            <Item title={LONG} href="#ui-Item" level={4} aside={LONG} meta={[LONG_PLACE]}>
              {LONG_PLACE}
            </Item>
          </List>
        </State>
      </Specimen>
      <Specimen of="Meta">
        <State name="what is empty falls away">
          <Meta items={['2 hours', null, false, LONG]} />
        </State>
      </Specimen>
      <Specimen of="Steps">
        <State name="with long words">
          <Steps level={4} items={steps} />
        </State>
      </Specimen>
    </>
  )
}

function Days() {
  return (
    <>
      <Specimen of="Day">
        <State name="with one event">
          <Day on="2026-12-02">
            <p>Two desks, one case: {LONG}</p>
          </Day>
        </State>
      </Specimen>
      <Specimen of="DayTile">
        <State name="default">
          <div className="at-day">
            <DayTile on="2027-05-31" />
          </div>
        </State>
      </Specimen>
    </>
  )
}

type Person = { name: string; unit: string; hours: number; state: 'overdue' | 'soon' | 'met' }

const people: readonly Person[] = [
  { name: 'Dana Okafor', unit: 'Patrol', hours: 4, state: 'overdue' },
  { name: LONG, unit: LONG_PLACE, hours: 12, state: 'soon' },
  { name: 'Li', unit: 'Advocates', hours: 40, state: 'met' },
]

const columns: readonly Column<Person>[] = [
  {
    ...{ key: 'name', head: 'Name', header: true, cell: ({ name }) => name, foot: 'All' },
    sort: { href: '#name', direction: 'ascending' },
  },
  { key: 'unit', head: 'Unit', cell: ({ unit }) => unit, foot: '', sort: { href: '#unit' } },
  { key: 'hours', head: 'Hours', number: true, cell: ({ hours }) => hours, foot: 56 },
  {
    ...{ key: 'state', head: 'Status', foot: '' },
    cell: ({ state }) => <Status state={state}>Due December 20</Status>,
    className: ({ state }) => (state === 'met' ? undefined : `is-${state}`),
  },
]
const figures = columns.filter(({ header, number }) => header || number)
const shared = { columns, rowKey: ({ name }: Person) => name }

function Tables() {
  return (
    <>
      <Specimen of="Table">
        <State name="sorted, with a last line and long words">
          <TableFrame>
            <Table {...shared} rows={people} caption="People by name" />
          </TableFrame>
        </State>
        <State name="in groups">
          <TableFrame>
            <Table {...shared} rows={people} caption="People by unit" groupOf={({ hours }) => `${hours} hours`} />
          </TableFrame>
        </State>
        <State name="empty">
          <TableFrame>
            <Table {...shared} rows={[]} caption="Nobody" />
          </TableFrame>
        </State>
        <State name="figures under a bar on narrow screens">
          <TableFrame>
            <Table {...shared} columns={figures} rows={people} caption="Figures" figures />
          </TableFrame>
        </State>
      </Specimen>
      <Specimen of="TableFrame">
        <State name="with a heading, wider than the screen">
          <TableFrame title="Completion" id="shown-matrix" aside="As of today" scroll="People by requirements">
            <Table {...shared} rows={people} labelledBy="shown-matrix" matrix />
          </TableFrame>
        </State>
      </Specimen>
    </>
  )
}
