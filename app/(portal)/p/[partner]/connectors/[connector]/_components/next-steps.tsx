import { Check } from 'lucide-react'
import { ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'

interface NextStepsProps {
  here: string
  firstTool: string | undefined
  published: boolean
  called: boolean
}

interface Step {
  title: string
  detail: string
  done: boolean
  href: string
  verb: string
}

function steps({ here, firstTool, published, called }: NextStepsProps): Step[] {
  const tool = firstTool ? `${here}/tools/${firstTool}` : `${here}/tools/new`
  const tryStep: Step = {
    title: 'Try it',
    detail: 'Call the API and see what Claude would see.',
    done: false,
    href: tool,
    verb: 'Try a tool',
  }
  return [
    {
      title: 'Add a tool',
      detail: 'Describe one call of the API, or paste a cURL line.',
      done: firstTool !== undefined,
      href: `${here}/tools/new`,
      verb: 'Add tool',
    },
    // Trying leaves no trace, so it is offered until there is a release and never ticked.
    ...(published ? [] : [tryStep]),
    {
      title: 'Publish',
      detail: 'The endpoint serves the release at once.',
      done: published,
      href: `${here}/publish`,
      verb: 'See what changes',
    },
    {
      title: 'Connect Claude',
      detail: 'Add the endpoint to Claude and ask for something.',
      done: called,
      href: `${here}/connect`,
      verb: 'Connect',
    },
  ]
}

/** The way from an empty connector to Claude's first call. Gone once Claude has called. */
export function NextSteps(props: NextStepsProps) {
  if (props.published && props.called) return null
  const all = steps(props)
  const next = all.findIndex(({ done }) => !done)
  return (
    <Section title="Next steps">
      <ol className="divide-y rounded-lg border bg-surface">
        {all.map((step, index) => (
          <StepRow
            key={step.title}
            step={step}
            number={index + 1}
            // A tool can be tried and published in either order.
            offered={!step.done && (index === next || (next === 1 && index === 2))}
          />
        ))}
      </ol>
    </Section>
  )
}

function StepRow({ step, number, offered }: { step: Step; number: number; offered: boolean }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span
        className={cn(
          'grid size-6 shrink-0 place-items-center rounded-full border text-xs tabular-nums',
          step.done && 'border-transparent bg-success-subtle text-success',
        )}
      >
        {step.done ? <Check size={14} role="img" aria-label="Done" /> : number}
      </span>
      <div className="min-w-0 grow basis-48">
        <p className={cn('font-medium', step.done && 'text-muted-foreground')}>{step.title}</p>
        {!step.done && <p className="text-xs text-muted-foreground">{step.detail}</p>}
      </div>
      {offered && (
        <ButtonLink size="sm" href={step.href} className="ml-9 sm:ml-0">
          {step.verb}
        </ButtonLink>
      )}
    </li>
  )
}
