import { useState } from 'react'
import { Section } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import { List, ListRow } from '@/app/_components/ui/list'
import type { FoundImport, FoundServer } from '@/lib/definitions/import-schema'
import { goneField, variableField } from '../choice-fields'

/** Which of the document's servers the paths are read against, where there is a choice. */
export function ServerFields({ servers }: { servers: FoundServer[] }) {
  const [index, setIndex] = useState(0)
  const variables = servers[index]?.variables ?? []
  if (servers.length < 2 && variables.length === 0) return null
  return (
    <div className="grid max-w-[640px] gap-4 sm:grid-cols-2">
      <Field label="Server of the document" className="sm:col-span-2">
        <Select mono name="server" value={index} onChange={(event) => setIndex(Number(event.target.value))}>
          {servers.map(({ url, description }, each) => (
            <option key={`${url} ${description}`} value={each}>
              {description ? `${url} · ${description}` : url}
            </option>
          ))}
        </Select>
      </Field>
      {variables.map(({ name, default: usual, values, description }) => (
        <Field key={`${index} ${name}`} label={name} help={description}>
          {values.length > 0 ? (
            <Select mono name={variableField(name)} defaultValue={usual}>
              {values.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </Select>
          ) : (
            <Input mono name={variableField(name)} defaultValue={usual} />
          )}
        </Field>
      ))}
    </div>
  )
}

/** Tools whose operation the document has no more. They stay unless told otherwise. */
export function GoneTools({ gone }: Pick<FoundImport, 'gone'>) {
  if (gone.length === 0) return null
  return (
    <Section title="Gone from the document" description="These tools call what the document no longer describes.">
      <List label="Gone from the document">
        {gone.map(({ tool, operation, hidden }) => (
          <ListRow
            key={tool}
            mono
            title={tool}
            detail={<code>{operation}</code>}
            meta={
              <Select
                name={goneField(tool)}
                aria-label={`What becomes of ${tool}`}
                defaultValue="keep"
                className="w-28"
              >
                <option value="keep">{hidden ? 'Keep hidden' : 'Keep'}</option>
                {!hidden && <option value="hide">Hide</option>}
                <option value="remove">Delete</option>
              </Select>
            }
          />
        ))}
      </List>
    </Section>
  )
}
