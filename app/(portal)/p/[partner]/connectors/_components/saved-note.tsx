import { Check } from 'lucide-react'
import { EMPTY_FORM, type FormState } from '@/app/_web/form-state'

/** "Saved", once the form was sent and nothing was wrong with it. */
export function SavedNote({ state }: { state: FormState }) {
  const saved = state !== EMPTY_FORM && !state.message && Object.keys(state.errors).length === 0
  return (
    <span role="status" className="flex items-center gap-1.5 text-xs text-muted-foreground">
      {saved && (
        <>
          <Check size={16} aria-hidden className="text-success" />
          Saved
        </>
      )}
    </span>
  )
}
