/** Every endpoint of the product, by feature: the server registers them, the permission matrix test walks them. */
import { accountApi, auditApi, backupApi, setupApi } from './accounts.ts'
import { childEntryApi } from './child-entry.ts'
import { childFactApi } from './child-facts.ts'
import { childHealthApi } from './child-health.ts'
import { childApi } from './children.ts'
import { duplicateApi } from './duplicates.ts'
import { figureApi } from './figures.ts'
import { placeApi } from './places.ts'
import { planApi } from './plans.ts'
import { qualityApi } from './quality.ts'
import { reportApi } from './reports.ts'
import { roundApi } from './round.ts'
import { roundPaperApi } from './round-paper.ts'
import { savedListApi } from './saved-lists.ts'
import { sessionApi } from './session.ts'
import { todayApi } from './today.ts'

export const api = {
  session: sessionApi,
  setup: setupApi,
  places: placeApi,
  today: todayApi,
  plans: planApi,
  children: childApi,
  savedLists: savedListApi,
  childFacts: childFactApi,
  childEntry: childEntryApi,
  duplicates: duplicateApi,
  quality: qualityApi,
  childHealth: childHealthApi,
  round: roundApi,
  roundPaper: roundPaperApi,
  figures: figureApi,
  reports: reportApi,
  accounts: accountApi,
  audit: auditApi,
  backups: backupApi,
}
