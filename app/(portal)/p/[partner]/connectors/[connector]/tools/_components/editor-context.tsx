'use client'

import { createContext, useContext } from 'react'
import type { FieldErrors } from '@/lib/errors'
import type { ToolPlace } from '../tool-place'

interface Editor {
  place: ToolPlace
  baseUrl: string
  /** The groups that tools of this connector are in. */
  groups: string[]
  /** The connector asks for sign-in only when something needs it. */
  mixed: boolean
  /** The names of its environments, the served one first. */
  environments: string[]
  /** What the last save or try found wrong, by dotted path. */
  errors: FieldErrors
}

const EditorContext = createContext<Editor | null>(null)

export const EditorProvider = EditorContext.Provider

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor needs a ToolEditor around it')
  return editor
}

export function useFieldProblem(path: string): string | undefined {
  return useEditor().errors[path]
}
