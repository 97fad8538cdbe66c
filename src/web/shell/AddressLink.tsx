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

export const AddressButton = ({ to, kind, children }: { to: string; kind: 'main' | 'plain'; children: ReactNode }) => (
  <ButtonLink kind={kind} {...partsOf(to)}>
    {children}
  </ButtonLink>
)
