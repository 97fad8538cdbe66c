/** The language of the screen: `?lang=` in the address, else what was chosen last on this machine, else Vietnamese. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

const storageKey = 'mangnon.language'

export const isLanguage = (value: unknown): value is Language => value === 'vi' || value === 'en'

/** What was chosen last on this machine. */
export const rememberedLanguage = (): Language => {
  const kept = localStorage.getItem(storageKey)
  return isLanguage(kept) ? kept : 'vi'
}

const LanguageContext = createContext<Language>('vi')

/** Gives the language to everything below, to `<html lang>` and to the machine's memory. */
export const LanguageProvider = ({ language, children }: { language: Language; children: ReactNode }) => {
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(storageKey, language)
  }, [language])
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

export const useLanguage = (): Language => useContext(LanguageContext)
