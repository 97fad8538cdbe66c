import type { ReplyOf } from '#api/endpoint.ts'
import type { sessionApi } from '#api/session.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { shellText } from '../shell/text.ts'
import { sessionText } from './text.ts'
import { welcomeCss as css } from './WelcomeFrame.tsx'

/** The demo people share it; the server prints it at start too. A demonstration holds no real data. */
const demoPassword = 'mang-non-demo'

/** The people of the demonstration, one press each. */
export const DemoPeople = ({
  people,
  onEnter,
}: {
  people: ReplyOf<typeof sessionApi.welcome>['demoPeople']
  onEnter: (username: string, password: string) => unknown
}) => {
  const text = useText(sessionText)
  const { roles } = useText(shellText)
  const language = useLanguage()
  return (
    <>
      <h2>{text.demoTitle}</h2>
      <p>
        {text.demoIntro} {text.demoPassword(demoPassword)}
      </p>
      <ul className={`card ${css.people}`}>
        {people.map((person) => (
          <li key={person.username}>
            <button type="button" className={css.person} onClick={() => onEnter(person.username, demoPassword)}>
              <span className={css.post}>{language === 'vi' ? person.place : roles[person.role]}</span>{' '}
              <span className={css.name}>{person.displayName}</span> <span className={css.enter}>{text.demoEnter}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
