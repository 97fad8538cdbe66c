import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(max-width: 700px)')
const subscribe = (tell: () => void) => {
  const list = query()
  list.addEventListener('change', tell)
  return () => list.removeEventListener('change', tell)
}

/** Where one page is two: beside each other on a desk, one behind the other on a phone. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => query().matches)
