'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import type { Fixture, FixtureCheck, ListedFixture, RecordedAnswer } from '@/lib/fixtures/schema'
import type { TryOutcome } from '@/lib/upstream/schema'
import { toolsPath } from '../tool-place'
import { useEditor } from './editor-context'
import { pageRequest, type Refused } from './page-request'

/** An answer of the API that the page has: of the last try, or one that was kept. */
export interface ShownAnswer {
  /** Null for the last try. */
  fixture: string | null
  arguments: Record<string, unknown>
  answer: RecordedAnswer
}

interface Recorded {
  /** The name the tool is saved under; null while it is not. */
  saved: string | null
  fixtures: ListedFixture[]
  checks: FixtureCheck[]
  /** What the Result section works on. */
  shown: ShownAnswer | null
  lastTry: ShownAnswer | null
  noteTry: (outcome: TryOutcome, args: Record<string, unknown>) => void
  /** Shows the fixture of that name, or with null the last try. */
  show: (fixture: string | null) => Promise<void>
  /** One change of a fixture, and the list again. */
  change: (method: 'POST' | 'PATCH' | 'DELETE', body: object) => Promise<Refused | null>
}

const RecordedContext = createContext<Recorded | null>(null)

export function useRecorded(): Recorded {
  const recorded = useContext(RecordedContext)
  if (!recorded) throw new Error('useRecorded needs RecordedAnswers around it')
  return recorded
}

function toShown({ answer }: TryOutcome, args: Record<string, unknown>): ShownAnswer | null {
  if (!answer) return null
  const { status, headers, body } = answer
  return { fixture: null, arguments: args, answer: { status, headers: Object.fromEntries(headers), body } }
}

interface RecordedAnswersProps {
  saved: string | null
  /** Changes with every save: what is kept is checked against the saved tool. */
  version: string
  children: ReactNode
}

/** The answers that a tool's result is made of, for everything in the editor that works on them. */
export function RecordedAnswers({ saved, version, children }: RecordedAnswersProps) {
  const { place } = useEditor()
  const [kept, setKept] = useState<Pick<Recorded, 'fixtures' | 'checks'>>({ fixtures: [], checks: [] })
  const [shown, setShown] = useState<ShownAnswer | null>(null)
  const [lastTry, setLastTry] = useState<ShownAnswer | null>(null)
  const path = saved === null ? null : `${toolsPath(place)}/${encodeURIComponent(saved)}/fixtures`

  const read = useCallback(async () => {
    if (path === null) return
    const answer = await pageRequest<typeof kept>(path, { method: 'GET' })
    if ('value' in answer) setKept(answer.value)
  }, [path])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a save makes other checks of the same answers
  useEffect(() => {
    read()
  }, [read, version])

  const noteTry = (outcome: TryOutcome, args: Record<string, unknown>) => {
    const next = toShown(outcome, args)
    setLastTry(next)
    if (next) setShown(next)
  }
  const show = async (fixture: string | null) => {
    if (fixture === null || path === null) return setShown(lastTry)
    const answer = await pageRequest<Fixture>(`${path}?name=${encodeURIComponent(fixture)}`, { method: 'GET' })
    if (!('value' in answer)) return
    const { arguments: args, status, headers, body } = answer.value
    setShown({ fixture, arguments: args, answer: { status, headers, body } })
  }
  const change: Recorded['change'] = async (method, body) => {
    if (path === null) return { message: 'Save the tool first.', fields: {} }
    const answer = await pageRequest(path, { method, body })
    if ('refused' in answer) return answer.refused
    await read()
    return null
  }
  const value = { saved, ...kept, shown, lastTry, noteTry, show, change }
  return <RecordedContext value={value}>{children}</RecordedContext>
}
