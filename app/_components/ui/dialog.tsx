'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { buttonStyle } from './button'
import { cn } from './cn'

export const Dialog = Primitive.Root
/** Use with `asChild` around a Button. */
export const DialogTrigger = Primitive.Trigger
/** Use with `asChild` around a Button. */
export const DialogClose = Primitive.Close

interface DialogContentProps {
  title: ReactNode
  description?: ReactNode
  /** 448 px, or 640 px for content to read. */
  wide?: boolean
  children?: ReactNode
}

export function DialogContent({ title, description, wide, children }: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-black/40 data-[state=open]:animate-appear" />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 flex-col gap-6',
          'overflow-y-auto rounded-lg bg-raised p-6 shadow-float outline-none',
          wide ? 'max-w-[640px]' : 'max-w-[448px]',
        )}
      >
        <div className="pr-8">
          <Primitive.Title className="text-xl font-medium">{title}</Primitive.Title>
          {description && (
            <Primitive.Description className="mt-1 text-sm text-muted-foreground">{description}</Primitive.Description>
          )}
        </div>
        {children}
        <Primitive.Close
          aria-label="Close"
          className={buttonStyle({ variant: 'ghost', size: 'icon' }, 'absolute! top-5 right-4')}
        >
          <X size={16} aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** Cancel and the verb, at the right; stacked on a phone, verb first. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
}
