'use client'

import { CircleUser, LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '@/app/_components/ui/menu'
import { signOutAction } from '@/app/(account)/sign-in/actions'

export function AccountMenu({ email }: { email: string }) {
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
        <MenuItem onSelect={() => start(() => signOutAction())}>
          <LogOut size={16} aria-hidden />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
