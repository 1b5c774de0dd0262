/** The class names that apply, as one string. Later names do not override earlier ones: pass layout, not looks. */
export function cn(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
