/** A verified client and the user it acts for. */
export interface Caller {
  userId: string
  clientId: string
  scopes: string[]
  grantId: string
}

export interface ConsentTool {
  name: string
  title: string
  description: string
  kind: 'Read' | 'Write' | 'Destructive'
}

/** What the consent page shows. */
export interface ConsentRequest {
  client: {
    name: string
    /** True where the name is the host of the client's own metadata document; a registered name is the client's word. */
    verified: boolean
    /** All addresses it may be answered at are on the user's own computer. */
    onThisComputer: boolean
  }
  /** Where Allow and Deny lead back to: a host, or the scheme of an app. */
  returnsTo: string
  /** With the address of its icon, where it has one. */
  connector: { slug: string; name: string; description: string; icon: string | null }
  readTools: ConsentTool[]
  writeTools: ConsentTool[]
  /** Where the user signs in after Allow, at the partner's own server; absent where an account of this portal is asked for. */
  signInAt?: { host: string; label: string }
  /** Proof that the decision comes from this page; goes into the form. */
  formToken: string
}

/** The next step of a sign-in: another address, or the question. */
export type InteractionStep = { redirectTo: string } | { consent: ConsentRequest }
