'use client'

import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input, Select } from '@/app/_components/ui/input'
import type { FoundServer } from '@/lib/definitions/schema'
import { serverAddress } from '../_choosing/server-address'

export interface ServerChoice {
  index: number
  variables: Record<string, string>
}

interface ServerFieldsProps {
  servers: FoundServer[]
  choice: ServerChoice
  onChange: (choice: ServerChoice) => void
  baseUrl: string
}

/** Whether there is anything to choose. */
export function hasServerChoice(servers: FoundServer[]): boolean {
  return servers.length > 1 || servers.some(({ variables }) => variables.length > 0)
}

/** Which of the document's servers its paths are read from. */
export function ServerFields({ servers, choice, onChange, baseUrl }: ServerFieldsProps) {
  const server = servers[choice.index]
  if (!server) return null
  return (
    <Card className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Server of the document">
          <Select
            mono
            value={choice.index}
            onChange={({ target }) => onChange({ index: Number(target.value), variables: {} })}
          >
            {servers.map(({ url, description }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: servers have no other key, and their order stays
              <option key={index} value={index}>
                {description ? `${url} (${description})` : url}
              </option>
            ))}
          </Select>
        </Field>
        {server.variables.map((variable) => (
          <Variable
            key={variable.name}
            variable={variable}
            value={choice.variables[variable.name] ?? variable.default}
            onChange={(value) => onChange({ ...choice, variables: { ...choice.variables, [variable.name]: value } })}
          />
        ))}
      </div>
      <p className="text-xs text-muted-foreground">
        Its paths start from{' '}
        <code className="break-all text-foreground">{serverAddress(server, choice.variables)}</code>. The tools call{' '}
        <code className="break-all text-foreground">{baseUrl}</code>.
      </p>
    </Card>
  )
}

interface VariableProps {
  variable: FoundServer['variables'][number]
  value: string
  onChange: (value: string) => void
}

function Variable({ variable: { name, values, description }, value, onChange }: VariableProps) {
  return (
    <Field label={name} help={description || undefined}>
      {values.length > 0 ? (
        <Select mono value={value} onChange={({ target }) => onChange(target.value)}>
          {values.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      ) : (
        <Input mono maxLength={200} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  )
}
