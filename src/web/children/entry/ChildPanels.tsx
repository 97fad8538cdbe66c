import { useQuery } from '@tanstack/react-query'
import type { ChildPage } from '#api/children.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { communePathOf } from '#core/permissions.ts'
import { villagesQuery } from '../routes.ts'
import { CarerDrawer } from './CarerDrawer.tsx'
import type { PageFact, Panel } from './child-actions.ts'
import { EndDrawer, WithdrawDrawer } from './EndingDrawers.tsx'
import { FactDrawer } from './FactDrawer.tsx'
import { HouseholdDrawer } from './HouseholdDrawer.tsx'
import { IdentityDrawer } from './IdentityDrawer.tsx'
import { KindChooser } from './KindChooser.tsx'

/** The panel that is open on a child's page, if any. */
export const ChildPanels = ({
  page,
  secretFacts,
  panel,
  onShow,
  onClose,
}: {
  page: ChildPage
  secretFacts: readonly PageFact[]
  panel: Panel
  onShow: (panel: Panel) => void
  onClose: () => void
}) => {
  const villages = useQuery(villagesQuery(communePathOf(page.child.villagePath))).data ?? []
  if (panel.open === 'kinds')
    return (
      <KindChooser
        age={page.child.age}
        onChoose={(kind) => onShow({ open: 'fact', kind, chosen: true })}
        onClose={onClose}
      />
    )
  if (panel.open === 'identity') return <IdentityDrawer page={page} onClose={onClose} />
  if (panel.open === 'household') return <HouseholdDrawer page={page} onClose={onClose} />
  if (panel.open === 'carer') return <CarerDrawer page={page} carer={panel.carer} onClose={onClose} />
  const kind = factKind(panel.open === 'fact' ? panel.kind : panel.fact.kind)
  if (!kind) return null
  if (panel.open === 'end') return <EndDrawer page={page} kind={kind} fact={panel.fact} onClose={onClose} />
  if (panel.open === 'withdraw') return <WithdrawDrawer page={page} kind={kind} fact={panel.fact} onClose={onClose} />
  return (
    <FactDrawer
      key={panel.fact?.factId ?? kind.kind}
      page={page}
      kind={kind}
      fact={panel.fact}
      facts={kind.secret ? secretFacts : page.facts}
      places={villages}
      onBack={panel.chosen ? () => onShow({ open: 'kinds' }) : undefined}
      onClose={onClose}
    />
  )
}
