/** The first thing Tab reaches. Every page has one `<main id="content" tabIndex={-1}>`. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-28 rounded-lg bg-raised px-3.5 py-2 font-medium shadow-float focus:translate-y-0"
    >
      Skip to content
    </a>
  )
}
