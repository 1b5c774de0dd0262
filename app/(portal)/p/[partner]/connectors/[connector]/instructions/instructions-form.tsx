'use client'

import { useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Card, Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Meter } from '@/app/_components/ui/meter'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { DESCRIPTION_BYTES } from '@/lib/connectors/schema'
import { SavedNote } from '../../_components/saved-note'
import type { ToolPlace } from '../tools/tool-place'
import { saveInstructionsAction } from './actions'

interface InstructionsFormProps {
  place: ToolPlace
  instructions: string
  description: string
}

/** What the server tells Claude once, before any tool is called. */
export function InstructionsForm({ place, instructions, description }: InstructionsFormProps) {
  const [text, setText] = useState(instructions)
  return (
    <div className="grid gap-x-6 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:items-start">
      <Section
        title="Server instructions"
        description="Claude reads them once, before any tool. Say how the tools belong together, and what to ask first."
      >
        <Card>
          <ActionForm<void> action={saveInstructionsAction.bind(null, place)} className="flex flex-col gap-5">
            {(state) => (
              <>
                <Field label="Instructions" optional error={state.errors.instructions}>
                  <Textarea
                    name="instructions"
                    rows={10}
                    value={text}
                    placeholder="Find the order first with search_orders, then act on its id. Ask before you cancel one."
                    onChange={({ target }) => setText(target.value)}
                  />
                </Field>
                <Meter
                  label="Clients cut them after 2 KB"
                  value={new TextEncoder().encode(text.trim()).length}
                  limit={DESCRIPTION_BYTES}
                  unit="bytes"
                />
                <div className="flex items-center gap-3">
                  <SubmitButton variant="secondary">Save to draft</SubmitButton>
                  <SavedNote state={state} />
                </div>
              </>
            )}
          </ActionForm>
        </Card>
      </Section>
      <Section title="What Claude sees">
        <Card className="flex flex-col gap-2">
          {!text.trim() && <p className="text-xs text-muted-foreground">The description stands for them:</p>}
          <p className="break-words whitespace-pre-wrap">{text.trim() || description}</p>
        </Card>
      </Section>
    </div>
  )
}
