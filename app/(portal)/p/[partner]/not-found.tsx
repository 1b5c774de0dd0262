import type { Metadata } from 'next'
import { Notice } from '@/app/_components/notice'
import { ButtonLink } from '@/app/_components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function PartnerNotFound() {
  return (
    <Notice framed title="There is no such page" action={<ButtonLink href="/">Go to your connectors</ButtonLink>}>
      The address is wrong, or the thing was removed.
    </Notice>
  )
}
