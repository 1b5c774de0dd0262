export { acceptInvitation, createInvitedAccount, findInvitation, type OpenInvitation } from './accept-invitation'
export { changeRole } from './change-role'
export { confirmByProvider, confirmEmail, findConfirmation, markConfirmed, sendConfirmation } from './confirm-email'
export { createAccount, createOwner, insertAccount, isFirstVisit, refuseTakenEmail, signUp } from './create-account'
export { createInvitation, type ListedInvitation, listInvitations, revokeInvitation } from './create-invitation'
export { createPartner, mayCreatePartner } from './create-partner'
export { createToken } from './create-token'
export { ensureOwner, partnerNameFor } from './ensure-owner'
export { findEmail } from './find-email'
export { findTokenMember } from './find-token-member'
export {
  getFirstMembership,
  getMembership,
  hasRole,
  listPartners,
  requireOwner,
  requireRole,
} from './get-membership'
export { handOver } from './hand-over'
export { markBrowser } from './known-browser'
export { exportActivity, listActivity, listActivityFacets } from './list-activity'
export { type ListedMember, listMembers } from './list-members'
export { type ListedToken, listTokens } from './list-tokens'
export { mailInvitation } from './mail-invitation'
export { releaseUnprovedEmail } from './release-unproved-email'
export { removeMember } from './remove-member'
export { requireInstanceOwner } from './require-instance-owner'
export { revokeToken } from './revoke-token'
export { limitNewAccounts, signIn, type Trier } from './sign-in'
export { slugify } from './slugify'
export { verifyCredentials } from './verify-credentials'
