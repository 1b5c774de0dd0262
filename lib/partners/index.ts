export { acceptInvitation, createInvitedAccount, findInvitation, type OpenInvitation } from './accept-invitation'
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
export { type ListedMember, listMembers } from './list-members'
export { type ListedToken, listTokens } from './list-tokens'
export { mailInvitation } from './mail-invitation'
export { releaseUnprovedEmail } from './release-unproved-email'
export { removeMember } from './remove-member'
export { revokeToken } from './revoke-token'
export { slugify } from './slugify'
export { verifyCredentials } from './verify-credentials'
