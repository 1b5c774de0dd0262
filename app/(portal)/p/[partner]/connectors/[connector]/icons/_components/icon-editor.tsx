'use client'

import { useState } from 'react'
import { ActionForm } from '@/app/_components/action-form'
import { Field, useFieldControl } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { SubmitButton } from '@/app/_components/ui/submit-button'
import { addIconAction, removeIconAction } from '../actions'
import type { OwnerPlace, ShownIcon } from '../icon-owner'

interface IconEditorProps {
  place: OwnerPlace
  icons: ShownIcon[]
  /** Whether another one may be added. */
  room: boolean
}

/** The icons of a connector or one of its parts, on both backgrounds, and the way to add one. */
export function IconEditor({ place, icons, room }: IconEditorProps) {
  return (
    <div className="flex flex-col gap-6">
      {icons.length > 0 && (
        <ul aria-label="Icons" className="flex flex-col divide-y">
          {icons.map((icon) => (
            <IconRow key={icon.src} place={place} icon={icon} />
          ))}
        </ul>
      )}
      {room && <AddIcon key={icons.length} place={place} />}
    </div>
  )
}

const BACKGROUNDS = ['bg-white', 'bg-neutral-900']

function IconRow({ place, icon }: { place: OwnerPlace; icon: ShownIcon }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-3 first:pt-0 last:pb-0">
      <span className="flex gap-2">
        {BACKGROUNDS.map((background) => (
          <span key={background} className={`flex items-center gap-2 rounded-lg border p-2 ${background}`}>
            {/* biome-ignore lint/performance/noImgElement: an address of this portal, or of the partner */}
            <img src={icon.address} alt="" className="size-10 object-contain" />
            {/* biome-ignore lint/performance/noImgElement: the same */}
            <img src={icon.address} alt="" className="size-4 object-contain" />
          </span>
        ))}
      </span>
      <span className="min-w-0 grow text-xs text-muted-foreground">{icon.words}</span>
      <ActionForm<void> action={removeIconAction.bind(null, place)}>
        {() => (
          <>
            <input type="hidden" name="src" value={icon.src} />
            <SubmitButton variant="ghost" size="sm" aria-label={`Remove the icon, ${icon.words}`}>
              Remove
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </li>
  )
}

function FilePicker({ onPick }: { onPick: (preview: string | null) => void }) {
  return (
    <input
      type="file"
      name="file"
      accept="image/png,image/jpeg,image/webp,image/svg+xml"
      {...useFieldControl()}
      onChange={({ target }) => {
        const [file] = target.files ?? []
        onPick(file ? URL.createObjectURL(file) : null)
      }}
      className="w-full min-w-0 rounded-lg text-sm text-muted-foreground file:mr-3 file:h-9 file:rounded-lg file:border file:border-input file:bg-surface file:px-3.5 file:text-sm file:font-medium file:text-foreground hover:file:bg-subtle"
    />
  )
}

function AddIcon({ place }: { place: OwnerPlace }) {
  const [preview, setPreview] = useState<string | null>(null)
  return (
    <ActionForm<void> action={addIconAction.bind(null, place)} className="flex flex-col gap-4">
      {({ values, errors }) => (
        <>
          <Field label="Image" help="PNG, JPEG, SVG or WebP, at most 64 KB. Square ones look best." error={errors.file}>
            <FilePicker onPick={setPreview} />
          </Field>
          {preview && (
            <span className="flex gap-2">
              {BACKGROUNDS.map((background) => (
                <span key={background} className={`rounded-lg border p-2 ${background}`}>
                  {/* biome-ignore lint/performance/noImgElement: a file of this browser */}
                  <img src={preview} alt="" className="size-10 object-contain" />
                </span>
              ))}
            </span>
          )}
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
            <Field label="Or its address" optional error={errors.address}>
              <Input
                mono
                name="address"
                type="url"
                placeholder="https://"
                autoComplete="off"
                defaultValue={values.address}
              />
            </Field>
            <Field label="Made for">
              <Select name="theme" defaultValue={values.theme ?? ''}>
                <option value="">Every background</option>
                <option value="light">Light backgrounds</option>
                <option value="dark">Dark backgrounds</option>
              </Select>
            </Field>
          </div>
          <SubmitButton variant="secondary" className="self-start">
            Add icon
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}
