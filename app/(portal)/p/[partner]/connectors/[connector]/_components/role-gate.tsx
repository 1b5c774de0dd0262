'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { ChangesFor } from '@/app/_components/may-change'
import { Callout } from '@/app/_components/ui/callout'

/** Pages whose every form is for admins: who may connect and with what. */
const ADMIN_PAGES = /^\/(access|users|domains|limits|environments|credentials|connections|keys)(\/|$)/
/** Pages that are one form: there is nothing to look at. */
const FORM_PAGES = /^\/((tools|prompts|resources)\/new|tools\/import)$/

interface RoleGateProps {
  /** Path of the connector. */
  here: string
  partnerName: string
  mayEdit: boolean
  mayAdmin: boolean
  children: ReactNode
}

/** The page of a connector, for reading only where the member's role changes nothing on it, with a sentence that says so. */
export function RoleGate({ here, partnerName, mayEdit, mayAdmin, children }: RoleGateProps) {
  const rest = usePathname().slice(here.length)
  const forAdmins = ADMIN_PAGES.test(rest)
  const may = forAdmins ? mayAdmin : mayEdit
  const who = forAdmins ? 'Admins and owners' : 'Editors, admins and owners'
  return (
    <ChangesFor may={may}>
      {!may && (
        <Callout title="You can look at this and change nothing">
          {who} of {partnerName} change it. Ask one of them for another role.
        </Callout>
      )}
      {(may || !FORM_PAGES.test(rest)) && children}
    </ChangesFor>
  )
}
