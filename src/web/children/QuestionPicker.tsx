import { useText } from '../i18n/text.ts'
import { SelectField } from '../ui/Field.tsx'
import css from './ChildrenPage.module.css'
import { askedQuestion, noConditions, type QuestionKey, questions } from './conditions.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

/** The ready questions on a phone, where there is no column at the left. */
export const QuestionPicker = () => {
  const text = useText(childrenText)
  const { conditions, apply } = useConditions()
  const asked = askedQuestion(conditions)
  const own = asked === undefined ? [{ value: 'own' as const, label: text.otherQuestion }] : []
  return (
    <div className={css.questionPicker}>
      <SelectField<QuestionKey | 'own'>
        label={text.questions}
        value={asked ?? 'own'}
        choices={[...own, ...questions.map(({ key }) => ({ value: key, label: text[key] }))]}
        onChange={(key) => {
          const question = questions.find((one) => one.key === key)
          if (question) apply({ ...noConditions, ...question.conditions, village: conditions.village })
        }}
      />
    </div>
  )
}
