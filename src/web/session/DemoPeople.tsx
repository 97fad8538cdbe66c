import type { ReplyOf } from '#api/endpoint.ts'
import type { sessionApi } from '#api/session.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { shellText } from '../shell/text.ts'
import { sessionText } from './text.ts'
import { welcomeCss as css } from './WelcomeFrame.tsx'

/** The people of the demonstration, one press each. They share a password that the server gives in a demonstration only. */
export const DemoPeople = ({
  people,
  password,
  onEnter,
}: {
  people: ReplyOf<typeof sessionApi.welcome>['demoPeople']
  password: string
  onEnter: (username: string, password: string) => unknown
}) => {
  const text = useText(sessionText)
  const { roles } = useText(shellText)
  const language = useLanguage()
  return (
    <>
      <h2>{text.demoTitle}</h2>
      <p>
        {text.demoIntro} {text.demoPassword(password)}
      </p>
      <ul className={`card ${css.people}`}>
        {people.map((person) => (
          <li key={person.username}>
            <button type="button" className={css.person} onClick={() => onEnter(person.username, password)}>
              <span className={css.post}>{language === 'vi' ? person.place : roles[person.role]}</span>{' '}
              <span className={css.name}>{person.displayName}</span> <span className={css.enter}>{text.demoEnter}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
