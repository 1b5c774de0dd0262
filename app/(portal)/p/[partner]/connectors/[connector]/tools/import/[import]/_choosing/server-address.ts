import type { FoundServer } from '@/lib/definitions/schema'

/** The address with the values of its variables, as far as there are any. */
export function serverAddress({ url, resolved, variables }: FoundServer, values: Record<string, string>): string {
  if (variables.length === 0) return resolved
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = variables.find((one) => one.name === name)
    return values[name] || variable?.default || variable?.values[0] || whole
  })
}
