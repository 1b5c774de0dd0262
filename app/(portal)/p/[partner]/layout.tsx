import type { ReactNode } from 'react'
import { TabLinks } from '@/app/_components/ui/tab-links'
import { requireMember, requireUser } from '@/app/_web/session'
import { listPartners, mayCreatePartner } from '@/lib/partners'
import { PartnerMenu } from '../../_components/partner-menu'
import { TopBar } from '../../_components/top-bar'

interface PartnerLayoutProps {
  params: Promise<{ partner: string }>
  children: ReactNode
}

export default async function PartnerLayout({ params, children }: PartnerLayoutProps) {
  const { partner } = await params
  const member = await requireMember(partner)
  const user = await requireUser(`/p/${partner}/connectors`)
  const [partners, mayCreate] = await Promise.all([listPartners(user.id), mayCreatePartner(user.id)])
  const tabs = [
    { href: `/p/${partner}/connectors`, label: 'Connectors' },
    { href: `/p/${partner}/activity`, label: 'Activity' },
    { href: `/p/${partner}/team`, label: 'Team' },
  ]
  return (
    <>
      <TopBar
        email={user.email}
        partner={partner}
        left={
          <PartnerMenu
            current={{ slug: member.partnerSlug, name: member.partnerName }}
            partners={partners}
            mayCreate={mayCreate}
          />
        }
        tabs={<TabLinks label="Sections" tabs={tabs} className="-mx-2.5" />}
      />
      {children}
    </>
  )
}
