'use client'

import { useWatch } from 'react-hook-form'
import type { ToolForm } from '../_form/form-model'
import { useEditor } from './editor-context'
import { CheckField, InputField } from './form-fields'

/** What somebody needs to call the tool. */
export function SignInFields() {
  const { mixed, place } = useEditor()
  const [open, scope, readOnly] = useWatch<ToolForm, ['open', 'scope', 'annotations.readOnlyHint']>({
    name: ['open', 'scope', 'annotations.readOnlyHint'],
  })
  return (
    <div className="flex flex-col gap-5 border-t pt-5">
      <InputField
        path="scope"
        label="Own scope"
        optional
        mono
        className="sm:w-1/2"
        placeholder="refund"
        autoCapitalize="none"
        help={`People must allow ${place.connector}:${scope.trim() || 'refund'} beside ${readOnly ? 'reading' : 'writing'}. Claude asks for it when it first calls the tool.`}
      />
      {(mixed || open) && (
        <CheckField
          path="open"
          label="Answers without sign-in"
          help={
            readOnly
              ? 'Anyone on the internet can call it. Right for what is public anyway.'
              : 'Anyone on the internet can call it, and it changes something. Leave this off unless that is meant.'
          }
        />
      )}
    </div>
  )
}
