import type { SavedList } from '#api/saved-lists.ts'
import { childQuestions, type QuestionKey, questionKeys } from '#core/children/child-questions.ts'
import { useText } from '../i18n/text.ts'
import { SelectField } from '../ui/Field.tsx'
import css from './ChildrenPage.module.css'
import { askedQuestion, noConditions, searchOf } from './conditions.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

/** The ready questions on a phone, where there is no column at the left. */
export const QuestionPicker = ({ lists }: { lists: readonly SavedList[] }) => {
  const text = useText(childrenText)
  const { conditions, list: openId, apply } = useConditions()
  const asked = askedQuestion(conditions)
  const own = asked === undefined ? [{ value: 'own' as const, label: text.otherQuestion }] : []
  return (
    <div className={css.questionPicker}>
      <SelectField<string>
        label={text.questions}
        value={lists.some((list) => list.listId === openId) ? (openId ?? 'own') : (asked ?? 'own')}
        choices={[
          ...own,
          ...questionKeys.map((key) => ({ value: key as string, label: text.question[key] })),
          ...lists.map(({ listId, name }) => ({ value: listId, label: name })),
        ]}
        onChange={(key) => {
          const list = lists.find((one) => one.listId === key)
          const question = childQuestions[key as QuestionKey]
          if (list) apply(searchOf(list))
          else if (question) apply({ ...noConditions, ...question, village: conditions.village })
        }}
      />
    </div>
  )
}
