import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../ui/Button.tsx'

/** The parts of an address that the server names, `/children?birthRegistered=no`, as the router wants them. */
const partsOf = (address: string): LinkProps => {
  const url = new URL(address, location.origin)
  const search = Object.fromEntries(url.searchParams)
  return { to: url.pathname, search: () => search, ...(url.hash && { hash: url.hash.slice(1) }) } as LinkProps
}

/** A link to an address that came from the server. Addresses we know ourselves come from `paths`. */
export const AddressLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link {...partsOf(to)}>{children}</Link>
)

type AddressButtonProps = {
  to: string
  kind: 'main' | 'plain'
  size?: 'normal' | 'small'
  /** Where many buttons say the same: which one this is. Begins with what the button says. */
  named?: string
  children: ReactNode
}

export const AddressButton = ({ to, kind, size = 'normal', named, children }: AddressButtonProps) => (
  <ButtonLink kind={kind} size={size} {...(named && { 'aria-label': named })} {...partsOf(to)}>
    {children}
  </ButtonLink>
)
