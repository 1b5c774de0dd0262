export const THEME_COOKIE = 'theme'

/** The class of the chosen theme; none follows the system. */
export function themeClass(chosen: string | undefined): string {
  return chosen === 'dark' || chosen === 'light' ? chosen : ''
}
