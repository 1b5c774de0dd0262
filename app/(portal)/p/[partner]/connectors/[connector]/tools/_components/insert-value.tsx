'use client'

import { Braces } from 'lucide-react'
import { type FieldPath, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/app/_components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/app/_components/ui/menu'
import { CALL_VALUES, type CallValue } from '@/lib/connectors/schema'
import type { ToolForm } from '../_form/form-model'

/** What each value is, for the person who inserts it. */
const MEANINGS: Record<CallValue, string> = {
  'user.id': 'Who is signed in, as an id that stays',
  'user.email': 'The e-mail address of who is signed in',
  'client.id': 'The program that calls, such as Claude',
  'credential.name': 'The name stored with the credential',
  'credential.value': 'The stored secret. Claude never sees it.',
  'call.id': 'An id of its own for each call',
  'call.time': 'When the call is made, in UTC',
}

interface InsertValueProps {
  /** The text it is inserted into, where its caret is. */
  path: FieldPath<ToolForm>
  label: string
}

/** A menu of what may stand in double braces. */
export function InsertValue({ path, label }: InsertValueProps) {
  const { getValues, setValue } = useFormContext<ToolForm>()
  const parameters = useWatch<ToolForm, 'parameters'>({ name: 'parameters' })
  const named = parameters.map(({ name }) => name.trim()).filter(Boolean)

  const insert = (value: string) => {
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(path)}"]`)
    const text = String(getValues(path) ?? '')
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    const token = `{{${value}}}`
    setValue(path, `${text.slice(0, from)}${token}${text.slice(to)}`, { shouldDirty: true })
    // The menu gives focus back to its button first.
    setTimeout(() => {
      field?.focus()
      field?.setSelectionRange(from + token.length, from + token.length)
    }, 50)
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={label}>
          <Braces size={16} aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        {CALL_VALUES.map((value) => (
          <Item key={value} value={value} meaning={MEANINGS[value]} onPick={insert} />
        ))}
        {named.length > 0 && <MenuLabel>What Claude gives</MenuLabel>}
        {named.map((name) => (
          <Item key={name} value={`arguments.${name}`} meaning="" onPick={insert} />
        ))}
      </MenuContent>
    </Menu>
  )
}

interface ItemProps {
  value: string
  meaning: string
  onPick: (value: string) => void
}

function Item({ value, meaning, onPick }: ItemProps) {
  return (
    <MenuItem onSelect={() => onPick(value)} className="flex-col items-start gap-0.5">
      <code className="text-xs break-all">{`{{${value}}}`}</code>
      {meaning && <span className="text-xs text-muted-foreground">{meaning}</span>}
    </MenuItem>
  )
}
