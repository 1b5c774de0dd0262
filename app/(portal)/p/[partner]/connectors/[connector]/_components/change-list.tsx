import { Minus, Pencil, Plus, TriangleAlert } from 'lucide-react'
import { Badge } from '@/app/_components/ui/badge'
import { cn } from '@/app/_components/ui/cn'
import type { Change, Explained } from '@/lib/connectors'
import { ChangeDetails } from './change-details'
import { Sentence } from './sentence'

const KINDS = {
  added: { icon: Plus, label: 'Added', style: 'text-success' },
  changed: { icon: Pencil, label: 'Changed', style: 'text-muted-foreground' },
  removed: { icon: Minus, label: 'Removed', style: 'text-danger' },
}

/** What is different for Claude, one sentence each. */
export function ChangeList({ changes }: { changes: (Change & Partial<Explained>)[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {changes.map(({ list, kind, sentence, breaking, details }) => {
        const { icon: Icon, label, style } = KINDS[kind]
        return (
          <li key={`${list} ${sentence}`} className="flex min-w-0 gap-2.5">
            <span className="flex h-5 items-center">
              <Icon size={16} role="img" aria-label={label} className={cn('shrink-0', style)} />
            </span>
            <div className="min-w-0 grow">
              <Sentence text={sentence} />
              {breaking && (
                <>
                  {' '}
                  <Badge tone="warning">
                    <TriangleAlert size={12} aria-hidden />
                    Breaking
                  </Badge>
                </>
              )}
              {details && <ChangeDetails details={details} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
