/** What can be opened on a child's page, from wherever on it. */
import { createContext, useContext } from 'react'
import type { ChildPage } from '#api/children.ts'

export type PageFact = ChildPage['facts'][number]

export type Panel =
  | { open: 'kinds' }
  | { open: 'fact'; kind: string; fact?: PageFact; chosen?: boolean }
  | { open: 'end'; fact: PageFact }
  | { open: 'withdraw'; fact: PageFact }
  | { open: 'identity' }
  | { open: 'carer'; carer?: ChildPage['carers'][number] }
  | { open: 'household' }

export type ChildActions = {
  /** Why the person may not write; null: they may. */
  whyNot: string | null
  show: (panel: Panel) => void
}

export const ChildActionsContext = createContext<ChildActions>({ whyNot: '', show: () => {} })
export const useChildActions = (): ChildActions => useContext(ChildActionsContext)
