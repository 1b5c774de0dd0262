import type { Metadata } from 'next'
import { Notice } from './_components/notice'
import { ButtonLink } from './_components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Notice title="There is no such page" action={<ButtonLink href="/">Go to Portico</ButtonLink>}>
      The address is wrong, the thing was removed, or your account has no access to it.
    </Notice>
  )
}
