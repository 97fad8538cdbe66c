import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { setupApi } from '#api/accounts.ts'
import { readVillageList } from '#core/places.ts'
import { useCall } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { NewPasswordFields, newPasswordFault } from '../session/NewPasswordFields.tsx'
import { useSignIn } from '../session/use-sign-in.ts'
import { LanguagePicker } from '../shell/LanguagePicker.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/Field.tsx'
import { Mark } from '../ui/Mark.tsx'
import { setupPlacesQuery } from './routes.ts'
import css from './SetupPage.module.css'
import { setupText } from './text.ts'

const usernameForm = /^[a-z0-9.-]{3,40}$/

/** The first steps of a real office: which commune, its villages, its first administrator. */
export const SetupPage = () => {
  const text = useText(setupText)
  const { data: provinces } = useSuspenseQuery(setupPlacesQuery)
  const signIn = useSignIn(undefined)
  const starting = useCall(setupApi.start)
  const [setupCode, setSetupCode] = useState('')
  const [province, setProvince] = useState('')
  const [commune, setCommune] = useState('')
  const [villages, setVillages] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [passwords, setPasswords] = useState({ first: '', again: '' })
  const [tried, setTried] = useState(false)

  const names = readVillageList(villages)
  const communes = provinces.find((one) => one.code === province)?.communes ?? []
  const missing = (value: string) => (tried && value.trim() === '' ? text.fill : null)
  const isComplete =
    setupCode.trim() !== '' &&
    commune !== '' &&
    displayName.trim() !== '' &&
    usernameForm.test(username) &&
    newPasswordFault(passwords) === null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isComplete) return
    const done = await starting.send({
      body: {
        setupCode: setupCode.trim(),
        commune,
        villages: names,
        administrator: { username, displayName: displayName.trim(), password: passwords.first },
      },
    })
    if (done) await signIn.withPassword(done.username, passwords.first)
  }
  return (
    <main className={css.page}>
      <title>{`${text.title}\u00a0· Măng Non`}</title>
      <div className={css.brand}>
        <Mark size={34} />
        Măng Non
        <LanguagePicker full />
      </div>
      <h1>{text.title}</h1>
      <p className="second">{text.intro}</p>
      <form className={css.form} onSubmit={submit} noValidate>
        <section className="card pad">
          <h2>{text.codeStep}</h2>
          <TextField
            label={text.code}
            hint={text.codeHint}
            value={setupCode}
            onChange={setSetupCode}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            error={missing(setupCode)}
          />
        </section>
        <section className="card pad">
          <h2>{text.communeStep}</h2>
          <div className={css.two}>
            <SelectField
              label={text.province}
              placeholder={text.chooseProvince}
              value={province}
              onChange={(code) => {
                setProvince(code)
                setCommune('')
              }}
              choices={provinces.map((one) => ({ value: one.code, label: one.name }))}
              error={missing(province)}
            />
            <SelectField
              label={text.commune}
              placeholder={province === '' ? text.chooseProvinceFirst : text.chooseCommune}
              value={commune}
              onChange={setCommune}
              disabled={province === ''}
              choices={communes.map((one) => ({ value: one.path, label: one.name }))}
              error={province === '' ? null : missing(commune)}
            />
          </div>
        </section>
        <section className="card pad">
          <h2>{text.villagesStep}</h2>
          <TextAreaField
            label={text.villages}
            hint={
              names.length > 0 ? text.villagesRead(formatNumber(names.length), names.join(', ')) : text.villagesHint
            }
            optional
            rows={6}
            value={villages}
            onChange={setVillages}
          />
        </section>
        <section className="card pad">
          <div>
            <h2>{text.adminStep}</h2>
            <p className="second">{text.adminIntro}</p>
          </div>
          <TextField
            label={text.displayName}
            value={displayName}
            onChange={setDisplayName}
            autoComplete="name"
            error={missing(displayName)}
          />
          <TextField
            label={text.username}
            hint={text.usernameHint}
            value={username}
            onChange={(typed) => setUsername(typed.toLowerCase())}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            error={tried && !usernameForm.test(username) ? text.usernameFault : null}
          />
          <NewPasswordFields value={passwords} onChange={setPasswords} tried={tried} />
        </section>
        <ErrorNotice error={starting.error ?? signIn.error} />
        <p className="second">{text.startWhat}</p>
        <div>
          <Button kind="main" type="submit" busy={starting.isSending || signIn.busy}>
            {text.start}
          </Button>
        </div>
      </form>
    </main>
  )
}
