'use client'

import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Badge } from '@/app/_components/ui/badge'
import { Button } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import type { FixtureCheck, ListedFixture } from '@/lib/fixtures/schema'
import { Sentence } from '../../_components/sentence'
import { useRecorded } from './recorded-answers'

const STATES = {
  passed: { tone: 'success', word: 'Same result' },
  changed: { tone: 'warning', word: 'Changed' },
  fails: { tone: 'danger', word: 'Fails' },
} as const

interface FixturesPanelProps {
  unsaved: boolean
  /** Puts the arguments into the try's fields. */
  onArguments: (args: Record<string, unknown>) => void
}

/** The answers that are kept: checked against the saved tool, and again before each release. */
export function FixturesPanel({ unsaved, onArguments }: FixturesPanelProps) {
  const { fixtures, checks, lastTry } = useRecorded()
  if (fixtures.length === 0 && !lastTry) return null
  return (
    <div className="flex min-w-0 flex-col gap-4 border-t pt-4">
      <div>
        <h3 className="text-sm font-medium">Recorded answers</h3>
        <p className="mt-0.5 text-xs text-muted-foreground">
          Kept without secrets. Each is checked before a release: does Claude still get the same of it?
        </p>
      </div>
      {fixtures.length > 0 && (
        <ul className="flex flex-col divide-y rounded-lg border">
          {fixtures.map((fixture) => (
            <FixtureRow
              key={fixture.name}
              fixture={fixture}
              check={checks.find(({ name }) => name === fixture.name)}
              onArguments={onArguments}
            />
          ))}
        </ul>
      )}
      {lastTry && <KeepForm unsaved={unsaved} />}
    </div>
  )
}

interface FixtureRowProps {
  fixture: ListedFixture
  check: FixtureCheck | undefined
  onArguments: FixturesPanelProps['onArguments']
}

function FixtureRow({ fixture, check, onArguments }: FixtureRowProps) {
  const { show, shown, change } = useRecorded()
  const [problem, setProblem] = useState<string>()
  const state = check && STATES[check.outcome]
  const act = async (method: 'PATCH' | 'DELETE') => {
    const refused = await change(method, { name: fixture.name })
    setProblem(refused?.message)
  }
  return (
    <li className="flex min-w-0 flex-col gap-2 p-3">
      <div className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 grow truncate font-medium">{fixture.name}</span>
        {state && <Badge tone={state.tone}>{state.word}</Badge>}
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Delete ${fixture.name}`}
          className="-my-1 -mr-1"
          onClick={() => act('DELETE')}
        >
          <Trash2 size={16} aria-hidden />
        </Button>
      </div>
      {check && check.outcome !== 'passed' && <Difference check={check} />}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-pressed={shown?.fixture === fixture.name} onClick={() => show(fixture.name)}>
          {shown?.fixture === fixture.name ? 'Shown in Result' : 'Show in Result'}
        </Button>
        <Button size="sm" onClick={() => onArguments(fixture.arguments)}>
          Use its arguments
        </Button>
        {check?.actual && check.outcome !== 'passed' && (
          <Button size="sm" onClick={() => act('PATCH')}>
            Accept
          </Button>
        )}
      </div>
      {problem && (
        <Callout tone="danger" announce>
          {problem}
        </Callout>
      )}
    </li>
  )
}

function Difference({ check: { reason, changes } }: { check: FixtureCheck }) {
  if (reason) return <p className="text-xs break-words text-danger">{reason}</p>
  return (
    <ul className="flex flex-col gap-0.5 text-xs text-muted-foreground">
      {changes.map((change) => (
        <li key={change} className="break-words">
          <Sentence text={change} />
        </li>
      ))}
    </ul>
  )
}

function KeepForm({ unsaved }: { unsaved: boolean }) {
  const { saved, lastTry, change } = useRecorded()
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const [pending, setPending] = useState(false)
  if (saved === null || unsaved) {
    return (
      <p className="text-xs text-muted-foreground">Save the tool to keep this answer: checks run on what is saved.</p>
    )
  }
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (pending || !lastTry) return
    setPending(true)
    const refused = await change('POST', { name, arguments: lastTry.arguments, answer: lastTry.answer })
    setPending(false)
    if (refused) return setError(refused.fields.name ?? refused.fields['answer.body'] ?? refused.message)
    setError(undefined)
    setName('')
  }
  return (
    <form noValidate aria-label="Keep the answer" className="flex items-start gap-2" onSubmit={keep}>
      <Field label="Keep this answer as" error={error} className="grow">
        <Input
          value={name}
          placeholder="first page"
          autoComplete="off"
          maxLength={60}
          onChange={(event) => {
            setName(event.target.value)
            setError(undefined)
          }}
        />
      </Field>
      <Button type="submit" pending={pending} className="mt-[26px]">
        Keep
      </Button>
    </form>
  )
}
