/** Pages as files: a route whose page file is not written yet answers "no such page", and its door stays hidden. */
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { NotFoundPage } from './NotFoundPage.tsx'

type PageFiles = Record<string, () => Promise<unknown>>

/** `pageOf(import.meta.glob('./*Page.tsx'), 'PlansPage')`: the component of that name in the file of that name. */
export const pageOf = (files: PageFiles, name: string): RouteComponent => {
  const file = files[`./${name}.tsx`] as (() => Promise<Record<string, RouteComponent>>) | undefined
  return file ? lazyRouteComponent(file, name) : NotFoundPage
}

export const hasPage = (files: PageFiles, name: string): boolean => `./${name}.tsx` in files
