/**
 * What a field for proofs offers to choose, named one by one. An iPhone sends a photo of its library as JPEG whatever is named here; HEIC
 * is for who chooses a file of a folder, by its ending where a computer does not know the format.
 */
export const PROOF_ACCEPTS = 'image/jpeg,image/png,image/webp,image/heic,.heic,.heif,application/pdf'
