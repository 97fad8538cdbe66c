/** How many lists one person may take out within an hour: a person works, a stolen session takes everything. */
import { type Instant, instantMs } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'

export const mostExportsAnHour = 20
const hour = 3_600_000

/** Kept in the server's memory: a restart forgets it, the audit chain does not. */
export const makeExportLimit = (most = mostExportsAnHour) => {
  const taken = new Map<string, number[]>()
  /** @throws RuleError `too_many_exports`. */
  return (accountId: string, now: Instant): void => {
    const at = instantMs(now)
    const recent = (taken.get(accountId) ?? []).filter((time) => at - time < hour)
    const [first] = recent
    if (recent.length >= most && first !== undefined)
      throw new RuleError('too_many_exports', { most, minutes: Math.ceil((hour - (at - first)) / 60_000) })
    taken.set(accountId, [...recent, at])
  }
}
