/** The nonce that scripts and styles of this page carry. Scripts see it as a property; the attribute is hidden from selectors of styles. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}
