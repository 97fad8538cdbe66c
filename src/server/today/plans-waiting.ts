/** Plans that wait for review, and an office that has none. */
import type { TodayItem } from '#api/today.ts'
import { listPlans } from '#store/plans.ts'
import { type Asked, undated } from './asked.ts'

export const planItems = async ({ tx, communePath, may }: Asked): Promise<TodayItem[]> => {
  if (!may('plan.edit')) return []
  const items: TodayItem[] = []
  const plans = await listPlans(tx, communePath)
  for (const plan of plans)
    if (plan.state === 'draft')
      items.push({
        id: `plan-${plan.planId}`,
        kind: 'plan_unreviewed',
        ...undated,
        title: { vi: `Kế hoạch chờ rà soát: ${plan.title}`, en: `Plan waiting for review: ${plan.title}` },
        detail: {
          vi: `Đã đọc ${plan.counts.targets} chỉ tiêu; còn ${plan.counts.pending} mục chờ anh/chị nhận hoặc bỏ.`,
          en: `${plan.counts.targets} targets were read; ${plan.counts.pending} items wait for your decision.`,
        },
        source: plan.fileName,
        action: { label: { vi: 'Rà soát', en: 'Review' }, to: `/plans/${plan.planId}` },
      })
  if (plans.length === 0)
    items.push({
      id: 'no-plan',
      kind: 'no_plan',
      ...undated,
      title: { vi: 'Chưa có kế hoạch nào', en: 'No plan yet' },
      detail: {
        vi: 'Thả tệp kế hoạch của xã vào đây: chỉ tiêu, phân công và thời hạn được đọc ra trong một giây.',
        en: "Drop the commune's plan here: its targets, duties and dates are read within a second.",
      },
      source: null,
      action: { label: { vi: 'Thêm kế hoạch', en: 'Add a plan' }, to: '/plans' },
    })
  return items
}
