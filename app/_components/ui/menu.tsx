'use client'

import Link from 'next/link'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export const Menu = Primitive.Root
/** Use with `asChild` around a Button. */
export const MenuTrigger = Primitive.Trigger

export function MenuContent({ align = 'start', children }: { align?: 'start' | 'end'; children: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-52 animate-appear overflow-y-auto rounded-lg bg-raised p-1 shadow-float outline-none"
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  )
}

const ITEM = cn(
  'flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 text-sm outline-none select-none',
  'data-[disabled]:pointer-events-none data-[disabled]:opacity-50 data-[highlighted]:bg-subtle [&_svg]:shrink-0',
)

export function MenuItem({ danger, className, ...rest }: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return <Primitive.Item {...rest} className={cn(ITEM, danger && 'text-danger', className)} />
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Primitive.Item asChild>
      <Link href={href} className={ITEM}>
        {children}
      </Link>
    </Primitive.Item>
  )
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />
}

/** A heading, or a line that only tells. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2.5 py-1.5 text-xs break-all text-muted-foreground">{children}</Primitive.Label>
}
