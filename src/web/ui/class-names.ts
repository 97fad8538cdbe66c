/** `classNames(css.button, isMain && css.main)`: the classes that apply. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
