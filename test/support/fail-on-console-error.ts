import { afterEach, beforeEach, expect, vi } from 'vitest'

// What the product prints as an error is a finding. A test that expects one says so with `expectedErrors.push(pattern)`.
export const expectedErrors: RegExp[] = []

beforeEach(() => {
  expectedErrors.length = 0
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const printed = vi.mocked(console.error).mock.calls.map((call) => call.map(String).join(' '))
  vi.mocked(console.error).mockRestore()
  expect(printed.filter((line) => !expectedErrors.some((pattern) => pattern.test(line)))).toEqual([])
})
