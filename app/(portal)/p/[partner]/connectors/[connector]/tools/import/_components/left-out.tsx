import { memo } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Disclosure } from '@/app/_components/ui/card'
import type { FoundOperation } from '@/lib/definitions/import-schema'

interface LeftOutProps {
  operations: FoundOperation[]
  onTakeAll: () => void
}

/** How many are proposed, and what is left out and why. Says nothing where everything is proposed. */
export const LeftOut = memo(function LeftOut({ operations, onTakeAll }: LeftOutProps) {
  const left = operations.filter(({ state, proposed }) => state === 'new' && !proposed)
  const proposed = operations.filter(({ state, proposed }) => state === 'new' && proposed).length
  if (left.length === 0) return null
  const reasons = new Map<string, FoundOperation[]>()
  for (const one of left) reasons.set(one.leftOut, [...(reasons.get(one.leftOut) ?? []), one])
  return (
    <Callout
      title={`${operations.length} operations; ${proposed} are proposed. Claude chooses better among few tools.`}
    >
      <Disclosure summary="What is left out, and why" className="mt-1.5">
        <dl className="flex flex-col gap-3">
          {[...reasons].map(([reason, found]) => (
            <div key={reason}>
              <dt>{reason || 'Not proposed.'}</dt>
              <dd className="mt-0.5 max-h-40 overflow-y-auto text-xs text-muted-foreground">
                {found.map(({ operation }) => (
                  <code key={operation} className="block break-all">
                    {operation}
                  </code>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <Button size="sm" className="mt-3" onClick={onTakeAll}>
        Take all
      </Button>
    </Callout>
  )
})
