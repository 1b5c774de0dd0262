'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { EMPTY_FORM } from '@/app/_web/form-state'
import type { FieldErrors } from '@/lib/errors'
import type { ToolForm } from '../_form/form-model'
import { canonical } from '../_form/to-schema-form'
import { checkToolForm, toToolDefinition } from '../_form/to-tool-definition'
import { saveToolAction } from '../actions'
import { type ToolPlace, toolPath } from '../tool-place'

interface Saving {
  place: ToolPlace
  /** The name the tool is saved under; null while it is not. */
  name: string | null
  initial: ToolForm
  onErrors: (errors: FieldErrors) => void
}

const UNREACHABLE = 'The portal could not be reached. Nothing you typed is lost; save again.'

/** The tool that was typed, as text that two states can be compared by; what is half-typed counts as it stands. */
export function snapshot(form: ToolForm): string {
  const { tool, problems } = toToolDefinition(form)
  return JSON.stringify(Object.keys(problems).length > 0 ? form : canonical(tool))
}

/** What a tool without these says: left out, what it had would stay. */
const NONE = { aliases: [], hidden: false, group: '' }

/**
 * Moves the address under the open page. Next would answer a refresh at the new one with another page, and the editor
 * would start anew without what was typed since: the pages are read again when the person leaves.
 */
function useMovingAddress() {
  const router = useRouter()
  const moved = useRef(false)
  useEffect(
    () => () => {
      if (moved.current) setTimeout(() => router.refresh())
    },
    [router],
  )
  const move = (next: string) => {
    moved.current = true
    history.replaceState(null, '', next)
  }
  return { moved, move }
}

/** Saves the form as a whole, and remembers what was saved. */
export function useSave({ place, name, initial, onErrors }: Saving) {
  const { getValues } = useFormContext<ToolForm>()
  const [saved, setSaved] = useState({ name, text: snapshot(initial) })
  const [saving, setSaving] = useState(false)
  const [message, setMessage] = useState<string>()
  const { moved, move } = useMovingAddress()

  const send = async () => {
    const form = getValues()
    const text = snapshot(form)
    const { tool, problems } = checkToolForm(form)
    if (Object.keys(problems).length > 0) return { errors: problems }
    const fields = new FormData()
    fields.set('definition', JSON.stringify({ ...NONE, ...tool }))
    const refresh = moved.current || saved.name !== tool.name ? 'later' : 'now'
    const state = await saveToolAction({ ...place, was: saved.name ?? '', refresh }, EMPTY_FORM, fields)
    if (state.result) {
      setSaved({ name: state.result.name, text })
      if (state.result.name !== saved.name) move(toolPath(place, state.result.name))
    }
    return state
  }

  const save = async () => {
    if (saving) return
    setSaving(true)
    const state: { errors: FieldErrors; message?: string } = await send().catch((error: unknown) => {
      console.error(error)
      return { errors: {}, message: UNREACHABLE }
    })
    setMessage(state.message ?? state.errors[''])
    onErrors(state.errors)
    setSaving(false)
  }

  return { saved, saving, message, save }
}
