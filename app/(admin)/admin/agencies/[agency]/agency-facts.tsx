import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { stateName } from '@/lib/platform/states'
import { zoneWords } from '@/lib/platform/zones'
import { type Agency, kindNames } from '../../words'

export function AgencyFacts({ agency }: { agency: Agency }) {
  const { kind, ori, uei, state, county, timeZone, isOvcGrantee, source } = agency
  return (
    <Card id="facts" title="Facts" className="at-gap">
      <Facts
        className="at-gap"
        items={[
          { label: 'Kind', value: kindNames[kind] },
          { label: 'Where', value: county ? `${county}, ${stateName(state)}` : stateName(state) },
          { label: 'Time zone', value: zoneWords(timeZone) },
          { label: 'ORI', value: ori ?? 'None given' },
          { label: 'UEI', value: uei ?? 'None given' },
          { label: 'Grant of the OVC', value: isOvcGrantee ? 'Yes' : 'No' },
          { label: 'From', value: source ?? 'Entered by hand' },
        ]}
      />
    </Card>
  )
}
