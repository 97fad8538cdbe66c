import type { TodayItem } from '#api/today.ts'

/** What is overdue, ends today or ends soon: the number of the title and of the door. What has no day can wait. */
export const cannotWait = ({ urgency }: Pick<TodayItem, 'urgency'>): boolean => urgency !== 'open'
