'use client'

import { createContext, type ReactNode, useContext } from 'react'

const MayChange = createContext(true)

/** Whether whoever looks may change what is shown. Fields and buttons ask by themselves; the verbs are the guard. */
export function useMayChange(): boolean {
  return useContext(MayChange)
}

/** Shows everything inside for reading only where `may` is false; what is for reading only stays so. */
export function ChangesFor({ may, children }: { may: boolean; children: ReactNode }) {
  const outer = useMayChange()
  return <MayChange value={outer && may}>{children}</MayChange>
}

/** Fields inside are for finding things, and are everybody's. */
export function ForEveryone({ children }: { children: ReactNode }) {
  return <MayChange value={true}>{children}</MayChange>
}

/** Only for those who may change what is shown. */
export function WhenMayChange({ children }: { children: ReactNode }) {
  return useMayChange() ? children : null
}

/** On a form whose buttons edit it: for reading, only those that open and close something stay. */
export const READING_FORM = '[&_button:not([aria-expanded])]:hidden'
