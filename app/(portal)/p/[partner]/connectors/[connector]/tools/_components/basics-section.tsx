'use client'

import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Card, Section } from '@/app/_components/ui/card'
import { Meter } from '@/app/_components/ui/meter'
import {
  DESCRIPTION_BYTES,
  PLUGIN_NAME_BUDGET,
  pluginToolName,
  TOOL_NAME_LIMIT,
  toolNameRoom,
} from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'
import { useEditor } from './editor-context'
import { InputField, TextareaField } from './form-fields'

/** "get_order" suggests "Get order". */
function titleFor(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The title follows the name until it says something of its own. */
function useTitleFromName(name: string): void {
  const { setValue, getValues } = useFormContext<ToolForm>()
  const before = useRef(name)
  useEffect(() => {
    const follows = getValues('title').trim() === titleFor(before.current)
    if (name !== before.current && follows) setValue('title', titleFor(name), { shouldDirty: true })
    before.current = name
  }, [name, getValues, setValue])
}

/** What Claude and people read to choose the tool. */
export function BasicsSection() {
  const name = useWatch<ToolForm, 'name'>({ name: 'name' }).trim()
  const description = useWatch<ToolForm, 'description'>({ name: 'description' })
  const { place } = useEditor()
  const full = pluginToolName(place.connector, name)

  useTitleFromName(name)

  return (
    <Section title="Basics">
      <Card className="flex flex-col gap-5">
        <div className="flex flex-col gap-3">
          <InputField
            path="name"
            label="Name"
            mono
            placeholder="get_order"
            autoCapitalize="none"
            aside={`${full.length}/${TOOL_NAME_LIMIT}`}
          />
          <div className="flex flex-col gap-2">
            <Meter
              label="Room for the name"
              value={name.length}
              limit={toolNameRoom(place.connector)}
              unit="characters"
            />
            <p className="text-xs text-muted-foreground">
              From the plugin, Claude calls it <code className="break-all text-foreground">{full}</code>. Plugin, server
              and tool share {PLUGIN_NAME_BUDGET} characters; <code>{place.connector}</code> leaves{' '}
              {toolNameRoom(place.connector)} for this name.
            </p>
          </div>
        </div>
        <InputField
          path="title"
          label="Title"
          placeholder="Get order"
          help="People see it in Claude when the tool runs, and when they are asked to allow it."
        />
        <div className="flex flex-col gap-3">
          <TextareaField
            path="description"
            label="Description"
            rows={4}
            placeholder="Returns one order with its lines and status. Use it when someone names an order id."
            help="Claude reads this to decide when to call the tool. Say what it returns and when to use it."
          />
          <Meter
            label="Claude reads 2 KB"
            value={new TextEncoder().encode(description.trim()).length}
            limit={DESCRIPTION_BYTES}
            unit="bytes"
          />
        </div>
      </Card>
    </Section>
  )
}
