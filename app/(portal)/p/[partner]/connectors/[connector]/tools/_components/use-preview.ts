'use client'

import { useEffect, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { ResultPreview } from '@/lib/fixtures/schema'
import type { ToolForm } from '../_form/form-model'
import { toToolDefinition } from '../_form/to-tool-definition'
import { toolsPath } from '../tool-place'
import { useEditor } from './editor-context'
import { pageRequest, type Refused } from './page-request'
import { useRecorded } from './recorded-answers'

const PAUSE_MS = 250

interface Preview {
  preview: ResultPreview | null
  refused: Refused | null
}

/** What Claude would get of the shown answer, as the form stands: asked of the portal a moment after the last key. */
export function usePreview(): Preview {
  const { place } = useEditor()
  const { shown } = useRecorded()
  const { getValues } = useFormContext<ToolForm>()
  const [result, outputSchema] = useWatch<ToolForm, ['result', 'outputSchema']>({ name: ['result', 'outputSchema'] })
  const [state, setState] = useState<Preview>({ preview: null, refused: null })
  const typed = JSON.stringify([result, outputSchema])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is compared as text
  useEffect(() => {
    if (!shown) return setState({ preview: null, refused: null })
    const controller = new AbortController()
    const ask = async () => {
      const { tool } = toToolDefinition(getValues())
      const body = { result: tool.result ?? {}, outputSchema: tool.outputSchema, answer: shown.answer }
      const path = `${toolsPath(place)}/${encodeURIComponent(tool.name || 'untitled')}/preview`
      const answer = await pageRequest<ResultPreview>(path, { body, signal: controller.signal })
      setState((was) =>
        'value' in answer
          ? { preview: answer.value, refused: null }
          : { preview: was.preview, refused: answer.refused },
      )
    }
    const timer = setTimeout(() => {
      ask().catch((error: unknown) => {
        if (!controller.signal.aborted) throw error
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [typed, shown])
  return state
}
