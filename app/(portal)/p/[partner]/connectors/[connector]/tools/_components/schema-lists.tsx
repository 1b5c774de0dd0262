'use client'

import { Plus } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { type AlternativeForm, emptySchema, type PropertyForm } from '../_form/schema-form'
import { schemaSummary } from '../_form/schema-summary'
import { useEditor } from './editor-context'
import { CheckAt, TextAt } from './schema-controls'
import { type SchemaAt, SchemaFields } from './schema-fields'
import { Nested } from './schema-node'
import { useOrderedList } from './use-ordered-list'

/** The list's frame: its title, what was done last for screen readers, and the button that adds. */
function ListFrame({
  title,
  added,
  list,
  onAdd,
  children,
}: {
  title: string
  added: string
  list: { said: string; addId: string }
  onAdd: () => void
  children: React.ReactNode
}) {
  const titleId = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p id={titleId} className="text-sm font-medium">
        {title}
      </p>
      <ol aria-labelledby={titleId} className="flex min-w-0 flex-col divide-y">
        {children}
      </ol>
      <div className="pt-1">
        <Button id={list.addId} size="sm" onClick={onAdd}>
          <Plus size={16} aria-hidden />
          {added}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {list.said}
      </p>
    </div>
  )
}

/** The properties of an object. */
export function PropertyList({ form, at }: SchemaAt) {
  const path = `${at}.properties`
  const named = ({ name }: PropertyForm) => name.trim() || 'property'
  const list = useOrderedList(path, form.properties, named)
  const add = () => list.add((id) => ({ id, name: '', required: false, schema: emptySchema() }))
  return (
    <ListFrame title="Properties" added="Add property" list={list} onAdd={add}>
      {form.properties.map((property, index) => (
        <li key={property.id} className="min-w-0">
          <Nested
            title={
              <code className={cn(!property.name.trim() && 'text-muted-foreground')}>
                {property.name.trim() || 'unnamed'}
              </code>
            }
            summary={`${schemaSummary(property.schema)}${property.required ? ' · required' : ''}`}
            at={`${path}.${index}`}
            open={list.added === property.id}
            order={{ ...list, name: named(property), index, count: form.properties.length }}
          >
            <PropertyFields property={property} at={`${path}.${index}`} focus={list.added === property.id} />
          </Nested>
        </li>
      ))}
    </ListFrame>
  )
}

function PropertyFields({ property, at, focus }: { property: PropertyForm; at: string; focus: boolean }) {
  const name = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus) name.current?.querySelector('input')?.focus()
  }, [focus])
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div ref={name}>
        <TextAt at={`${at}.name`} value={property.name} label="Property" mono />
      </div>
      <CheckAt at={`${at}.required`} checked={property.required} label="Required" />
      <SchemaFields form={property.schema} at={`${at}.schema`} />
    </div>
  )
}

/** What a value can be, each alternative in fields of its own. */
export function AlternativeList({ form, at }: SchemaAt) {
  const path = `${at}.alternatives`
  const { errors } = useEditor()
  const named = (alternative: AlternativeForm) => {
    return alternative.schema.title.trim() || `alternative ${form.alternatives.indexOf(alternative) + 1}`
  }
  const list = useOrderedList(path, form.alternatives, named)
  return (
    <>
      <ListFrame
        title="Alternatives"
        added="Add alternative"
        list={list}
        onAdd={() => list.add((id) => ({ id, schema: emptySchema('object') }))}
      >
        {form.alternatives.map((alternative, index) => (
          <li key={alternative.id} className="min-w-0">
            <Nested
              title={alternative.schema.title.trim() || `Alternative ${index + 1}`}
              summary={schemaSummary(alternative.schema)}
              at={`${path}.${index}`}
              open={list.added === alternative.id}
              order={{ ...list, name: named(alternative), index, count: form.alternatives.length }}
            >
              <SchemaFields form={alternative.schema} at={`${path}.${index}.schema`} />
            </Nested>
          </li>
        ))}
      </ListFrame>
      {errors[path] && <p className="text-xs text-danger">{errors[path]}</p>}
    </>
  )
}
