import { childQuestions, type QuestionKey, questionKeys } from '#core/children/child-questions.ts'
import { useText } from '../i18n/text.ts'
import { SelectField } from '../ui/Field.tsx'
import css from './ChildrenPage.module.css'
import { askedQuestion, noConditions } from './conditions.ts'
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
        choices={[...own, ...questionKeys.map((key) => ({ value: key, label: text.question[key] }))]}
        onChange={(key) => {
          if (key !== 'own') apply({ ...noConditions, ...childQuestions[key], village: conditions.village })
        }}
      />
    </div>
  )
}
