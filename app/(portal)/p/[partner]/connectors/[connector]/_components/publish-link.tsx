'use client'

import { usePathname } from 'next/navigation'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { TextLink } from '@/app/_components/ui/text-link'
import { plural } from '../../_components/plural'

interface PublishLinkProps {
  here: string
  toolCount: number
  changeCount: number
  live: boolean
}

/** The one loud button: opens the changes in words. Where there is nothing to do it says why. */
export function PublishLink({ here, toolCount, changeCount, live }: PublishLinkProps) {
  const path = usePathname()
  if (path === `${here}/publish`) return null
  if (toolCount > 0 && changeCount > 0) {
    return (
      <ButtonLink variant="primary" href={`${here}/publish`}>
        {live ? `Publish ${plural(changeCount, 'change')}` : 'Publish'}
      </ButtonLink>
    )
  }
  return (
    <>
      <span id="publish-reason" className="text-xs text-muted-foreground">
        {toolCount === 0 ? <TextLink href={`${here}/tools/new`}>Add a tool first</TextLink> : 'Nothing to publish'}
      </span>
      <Button disabled aria-describedby="publish-reason">
        Publish
      </Button>
    </>
  )
}
