import { type ReactNode, useId } from 'react'
import { Radio } from '@/app/_components/ui/choice'

interface ChoiceCardProps {
  name: string
  value: string
  defaultChecked: boolean
  title: string
  children: ReactNode
}

/** One of a few choices that each need a sentence. Put them in a fieldset with a legend. */
export function ChoiceCard({ name, value, defaultChecked, title, children }: ChoiceCardProps) {
  const id = useId()
  return (
    <label
      htmlFor={id}
      className="flex min-w-0 gap-2.5 rounded-lg border border-input bg-surface p-3 transition-colors hover:border-muted-foreground/60 has-checked:border-ring has-checked:bg-accent-subtle/50"
    >
      <span className="flex h-5 items-center">
        <Radio id={id} name={name} value={value} defaultChecked={defaultChecked} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="mt-0.5 block text-xs text-muted-foreground">{children}</span>
      </span>
    </label>
  )
}

/** One of a few choices that a word or two names. */
export function ChoicePill({ name, value, defaultChecked, title }: Omit<ChoiceCardProps, 'children'>) {
  const id = useId()
  return (
    <label
      htmlFor={id}
      className="flex h-9 items-center gap-2 rounded-lg border border-input bg-surface px-3 transition-colors hover:border-muted-foreground/60 has-checked:border-ring has-checked:bg-accent-subtle/50"
    >
      <Radio id={id} name={name} value={value} defaultChecked={defaultChecked} />
      {title}
    </label>
  )
}
