'use client'

import { ClipboardPaste, KeyRound, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { type CurlDraft, readCurlAction } from '../actions'
import { connectorPath, toolsPath } from '../tool-place'
import { useEditor } from './editor-context'

interface CurlPanelProps {
  /** Fills the form; gives back how to undo it. */
  onDraft: (draft: CurlDraft) => () => void
}

/** A cURL command in, a filled form out. The command stays until the person leaves. */
export function CurlPanel({ onDraft }: CurlPanelProps) {
  const { place } = useEditor()
  const [text, setText] = useState('')
  const [filled, setFilled] = useState<{ draft: CurlDraft; undo: () => void } | null>(null)
  if (filled) {
    const undo = () => {
      filled.undo()
      setFilled(null)
    }
    return <CurlNotes draft={filled.draft} onUndo={undo} />
  }
  return (
    <Card>
      <ActionForm<CurlDraft>
        action={readCurlAction.bind(null, place)}
        className="flex flex-col gap-4"
        onDone={(draft) => draft && setFilled({ draft, undo: onDraft(draft) })}
      >
        {({ errors }) => (
          <>
            <Field
              label="cURL command"
              error={errors.curl}
              help="From your API's documentation, or from the browser's network panel with “Copy as cURL”. Keys and cookies are kept out of the tool."
            >
              <Textarea
                name="curl"
                mono
                autoFocus
                rows={5}
                spellCheck={false}
                value={text}
                placeholder={"curl https://api.example.com/orders/A7 \\\n  -H 'X-Api-Key: …'"}
                onChange={(event) => setText(event.target.value)}
              />
            </Field>
            <div className="flex flex-wrap items-center gap-2">
              <SubmitButton>
                <ClipboardPaste size={16} aria-hidden />
                Fill the form
              </SubmitButton>
              <ButtonLink variant="ghost" href={`${toolsPath(place)}/new`} replace>
                Type it in instead
              </ButtonLink>
            </div>
          </>
        )}
      </ActionForm>
    </Card>
  )
}

const KINDS = {
  header: (name: string) => `an API key in ${name}`,
  query: (name: string) => `an API key in the query, as ${name}`,
  basic: (name: string) => `a user name and password${name ? ` (${name})` : ''}`,
  bearer: () => 'a bearer token in Authorization',
  none: () => 'a credential',
}

function CurlNotes({ draft, onUndo }: { draft: CurlDraft; onUndo: () => void }) {
  const { place, baseUrl } = useEditor()
  const here = connectorPath(place)
  const { credential, elsewhere, warnings } = draft
  const notes = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone.
  useEffect(() => notes.current?.focus(), [])
  return (
    <div ref={notes} tabIndex={-1} className="flex flex-col gap-3 rounded-lg outline-none">
      <Callout tone="success" announce title="The form is filled">
        <p>Read it through, give it a description, then try it.</p>
        {warnings.length > 0 && (
          <ul className="mt-1 list-disc pl-4">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
        <Button variant="ghost" size="sm" className="mt-1 -ml-2.5" onClick={onUndo}>
          <Undo2 size={16} aria-hidden />
          Undo and edit the command
        </Button>
      </Callout>
      {elsewhere && (
        <Callout tone="warning" title="The command calls another address">
          <p>
            It goes to <code className="break-all">{elsewhere}</code>. This connector calls{' '}
            <code className="break-all">{baseUrl}</code>, and so will the tool.{' '}
            <Link href={`${here}/settings`} className="font-medium underline underline-offset-2">
              Change the base URL
            </Link>
          </p>
        </Callout>
      )}
      {credential && (
        <Callout title={`This request carries ${KINDS[credential.kind](credential.name)}`}>
          <p className="mt-0.5">
            It is not part of the tool. Store it as the connector's credential, and every call carries it.{' '}
            <Link
              href={`${here}/access`}
              target="_blank"
              className="inline-flex items-center gap-1 font-medium underline underline-offset-2"
            >
              <KeyRound size={14} aria-hidden />
              Open Access in a new tab
            </Link>
          </p>
        </Callout>
      )}
    </div>
  )
}
