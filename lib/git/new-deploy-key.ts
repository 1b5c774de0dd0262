import { utils } from 'ssh2'

/** A new ed25519 key pair in OpenSSH's formats: the line to give to the git host, and the key to keep. */
export function newDeployKey(comment: string): { publicKey: string; privateKey: string } {
  const keys = utils.generateKeyPairSync('ed25519', { comment: comment.replace(/[^\w.@-]+/g, '-') })
  return { publicKey: keys.public, privateKey: keys.private }
}
