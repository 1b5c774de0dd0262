import { CircleCheck } from 'lucide-react'
import { Callout } from '@/app/_components/ui/callout'
import { Disclosure } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { TextLink } from '@/app/_components/ui/text-link'
import type { FixtureCheck, KeptResult } from '@/lib/fixtures/schema'
import { plural } from '../../_components/plural'
import { Sentence } from '../_components/sentence'
import { AcceptFixtureForm } from './accept-fixture-form'

interface FixtureChecksProps {
  checks: FixtureCheck[]
  place: { partner: string; connector: string }
}

/** Whether the recorded answers still give what they gave, and what is different where they do not. */
export function FixtureChecks({ checks, place }: FixtureChecksProps) {
  if (checks.length === 0) return null
  const wrong = checks.filter(({ outcome }) => outcome !== 'passed')
  const right = checks.length - wrong.length
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {right > 0 && (
        <p className="flex gap-2.5">
          <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-success" />
          {right === 1
            ? '1 recorded answer still gives what it gave'
            : `${right} recorded answers still give what they gave`}
        </p>
      )}
      {wrong.length > 0 && (
        <Callout
          tone="warning"
          title={`${plural(wrong.length, 'recorded answer')} ${wrong.length === 1 ? 'gives' : 'give'} another result`}
        >
          <p>Accept what you meant to change, or mend the tool.</p>
          <ul className="mt-3 flex min-w-0 flex-col gap-4">
            {wrong.map((check) => (
              <WrongFixture key={`${check.tool}/${check.name}`} check={check} place={place} />
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}

function WrongFixture({ check, place }: { check: FixtureCheck; place: FixtureChecksProps['place'] }) {
  const { tool, name, reason, changes, expected, actual } = check
  const editor = `/p/${place.partner}/connectors/${place.connector}/tools/${tool}`
  return (
    <li className="flex min-w-0 flex-col items-start gap-2">
      <p className="min-w-0 break-words">
        <TextLink href={editor}>
          <code>{tool}</code>
        </TextLink>
        , {name}
      </p>
      {reason && <p className="min-w-0 break-words text-danger">{reason}</p>}
      {changes.length > 0 && (
        <ul className="list-disc pl-5">
          {changes.map((change) => (
            <li key={change} className="break-words">
              <Sentence text={change} />
            </li>
          ))}
        </ul>
      )}
      {actual && (
        <>
          <Disclosure summary="Before and after" className="w-full">
            <div className="flex min-w-0 flex-col gap-3">
              <CodeBlock titled code={shown(expected)} label="before" />
              <CodeBlock titled code={shown(actual)} label="after" />
            </div>
          </Disclosure>
          <AcceptFixtureForm place={place} tool={tool} name={name} />
        </>
      )}
    </li>
  )
}

function shown({ value, notes }: KeptResult): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return [text, ...notes].join('\n\n')
}
