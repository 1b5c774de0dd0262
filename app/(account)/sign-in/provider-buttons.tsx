'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'

interface ProviderButtonsProps {
  providers: { id: string; name: string }[]
  next: string
}

export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  const [chosen, setChosen] = useState<string>()
  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          className="w-full"
          pending={chosen === id}
          onClick={() => {
            setChosen(id)
            signIn(id, { callbackUrl: next })
          }}
        >
          Continue with {name}
        </Button>
      ))}
      <div className="mt-4 flex items-center gap-3 text-xs text-muted-foreground before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        or with e-mail
      </div>
    </div>
  )
}
