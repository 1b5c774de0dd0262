import { useEffect, useState } from 'react'

const TYPING_PAUSE_MS = 250

interface Asked {
  key: 'name' | 'slug'
  text: string
}

/** The slug field: follows the name until someone writes a slug, and is checked while they do. */
export function useSlug(address: string) {
  const [value, setValue] = useState('')
  const [own, setOwn] = useState(false)
  const [changed, setChanged] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState<Asked>()

  useEffect(() => {
    if (!asked?.text.trim()) return
    const stop = new AbortController()
    const ask = async () => {
      const response = await fetch(`${address}?${new URLSearchParams({ [asked.key]: asked.text })}`, {
        signal: stop.signal,
      })
      // Signed out meanwhile, or the server is away: sending the form will say so.
      if (!response.ok || response.redirected) return
      const answer: { slug: string; problem: string | null } = await response.json()
      if (asked.key === 'name') setValue(answer.slug)
      setProblem(answer.problem ?? undefined)
    }
    const timer = setTimeout(() => {
      ask().catch((error: unknown) => {
        if (!stop.signal.aborted) console.warn('The slug could not be checked', error)
      })
    }, TYPING_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked, address])

  return {
    value,
    problem,
    /** Whether it was written since the page was loaded: an older answer's error is about another slug. */
    changed,
    set(text: string) {
      setValue(text)
      setOwn(text !== '')
      setChanged(true)
      setProblem(undefined)
      setAsked({ key: 'slug', text })
    },
    follow(name: string) {
      if (own) return
      if (!name.trim()) setValue('')
      setChanged(true)
      setProblem(undefined)
      setAsked({ key: 'name', text: name })
    },
  }
}
