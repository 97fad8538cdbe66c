/** Whether a birth is registered, and what proves or contradicts it. */
import { formatDate } from '../dates.ts'
import { readDate } from './import-dates.ts'
import { cellText, unreadable } from './import-values.ts'
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

export const readRegistration = (cells: RowCells, child: ImportedChild): void => {
  const { answer, cellOf, complain, complainOfDate, textOf, today, yesNo } = cells
  const reg = child.birthRegistration
  reg.number = textOf('birthRegistrationNumber')
  reg.reasonNot = textOf('birthNotRegisteredReason')
  const on = readDate(cellOf('birthRegisteredOn'), today)
  if (typeof on === 'string') complainOfDate(on, 'birthRegisteredOn')
  else if (on !== null && on.precision === 'day') {
    if (on.date > today) complain('date_in_future', 'birthRegisteredOn', formatDate(on.date))
    else if (child.birthPrecision === 'day' && on.date < child.birthDate)
      complain('registered_before_birth', 'birthRegisteredOn', formatDate(on.date))
    reg.registeredOn = on.date
  } else if (on !== null) complainOfDate('unreadable', 'birthRegisteredOn')
  const text = textOf('birthRegistered')
  if (text !== null) {
    const said = yesNo(text)
    if (said !== unreadable) reg.registered = said
    else if (/^\d{1,6}([/.-]\d{4}|\/TP.*|\/20.*)?$/i.test(text))
      [reg.registered, reg.number] = [true, reg.number ?? text]
    else complain('yes_no_unreadable', 'birthRegistered', text)
  }
  const not = answer('birthNotRegistered')
  if (not !== null && reg.registered === null) reg.registered = not ? false : null
  else if (not === true && reg.registered === true)
    complain('registered_contradiction', 'birthNotRegistered', cellText(cellOf('birthNotRegistered')))
  const proof = reg.number ?? (reg.registeredOn ? formatDate(reg.registeredOn) : null)
  if (reg.registered === null && proof !== null) reg.registered = true
  if (reg.registered === false && proof !== null)
    complain('registered_contradiction', reg.number ? 'birthRegistrationNumber' : 'birthRegisteredOn', proof)
  if (reg.registered === true && reg.reasonNot !== null) {
    complain('reason_contradiction', 'birthNotRegisteredReason', reg.reasonNot)
    reg.reasonNot = null
  }
}
