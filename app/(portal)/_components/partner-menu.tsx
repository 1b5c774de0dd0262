'use client'

import { Check, ChevronsUpDown, Plus } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'
import { Menu, MenuContent, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from '@/app/_components/ui/menu'

export interface PartnerLink {
  slug: string
  name: string
}

interface PartnerMenuProps {
  current: PartnerLink
  partners: PartnerLink[]
  mayCreate: boolean
}

/** Which partner this is, and the way to another. */
export function PartnerMenu({ current, partners, mayCreate }: PartnerMenuProps) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="sm" className="min-w-0 shrink! text-sm text-foreground!">
          <span className="max-w-40 truncate sm:max-w-64">{current.name}</span>
          <ChevronsUpDown size={16} aria-hidden className="text-muted-foreground" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>Companies and teams</MenuLabel>
        {partners.map(({ slug, name }) => (
          <MenuLink key={slug} href={`/p/${slug}/connectors`}>
            <span className="min-w-0 grow truncate">{name}</span>
            {slug === current.slug && <Check size={16} aria-label="current" />}
          </MenuLink>
        ))}
        {mayCreate && (
          <>
            <MenuSeparator />
            <MenuLink href="/new-partner">
              <Plus size={16} aria-hidden />
              Add company
            </MenuLink>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
