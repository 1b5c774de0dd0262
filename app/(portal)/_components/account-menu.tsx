'use client'

import { CircleUser, KeyRound, LogOut, Plug } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from '@/app/_components/ui/menu'
import { signOutAction } from '@/app/(account)/sign-in/actions'

interface AccountMenuProps {
  email: string
  /** Slug of the partner whose pages these are. */
  partner?: string | undefined
}

export function AccountMenu({ email, partner }: AccountMenuProps) {
  const [pending, start] = useTransition()
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Account" pending={pending}>
          <CircleUser size={16} aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>{email}</MenuLabel>
        <MenuSeparator />
        {partner && (
          <MenuLink href={`/p/${partner}/tokens`}>
            <KeyRound size={16} aria-hidden />
            Access tokens
          </MenuLink>
        )}
        <MenuLink href="/connections">
          <Plug size={16} aria-hidden />
          Connected apps
        </MenuLink>
        <MenuItem onSelect={() => start(() => signOutAction())}>
          <LogOut size={16} aria-hidden />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
