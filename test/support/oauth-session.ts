/** Who is signed in at the portal, for the test's `vi.mock('@/app/_web/session', portalSession)`. */
export const signedIn: { userId: string | undefined } = { userId: undefined }

export const portalSession = () => ({
  currentUser: async () => (signedIn.userId ? { id: signedIn.userId, email: 'u@example.com', name: null } : null),
})
