/** Rows of the grid about claims for training elsewhere; read as `who-may-do-what.ts` says. */
export const claimRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
certifications.listMyCertifications         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
certifications.listCertifications           own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
certifications.listCertifications           own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
certifications.listCertifications           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
certifications.listAgencyCertifications     own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
certifications.listAgencyCertifications     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
certifications.enterCertification           own unit    out  hid  no   yes  hid  hid  hid  hid  hid  no   no
certifications.enterCertification           own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
certifications.enterCertification           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
certifications.verifyCertification          self        out  no   no   no   no   no   no   no   no   no   no
certifications.verifyCertification          own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
certifications.verifyCertification          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
certifications.withdrawCertification        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
certifications.withdrawCertification        own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
certifications.withdrawCertification        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.listClaimChoices                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
claims.findLikeness                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
claims.previewClaim                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
claims.listMyClaims                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
claims.listAgencyClaims                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
claims.listAgencyClaims                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
claims.getClaim                             self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
claims.getClaim                             own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
claims.getClaim                             neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
claims.draftClaim                           -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.changeClaim                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.changeClaim                          own agency  out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
claims.changeClaim                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.discardClaim                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.discardClaim                         own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.discardClaim                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.submitClaim                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.submitClaim                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.submitClaim                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.withdrawClaim                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.withdrawClaim                        own agency  out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
claims.withdrawClaim                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.disputeClaim                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.disputeClaim                         own agency  out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
claims.disputeClaim                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.addEvidence                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.addEvidence                          own agency  out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
claims.addEvidence                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.returnClaim                          self        out  no   no   no   no   no   no   no   no   no   no
claims.returnClaim                          own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.returnClaim                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.approveClaim                         self        out  no   no   no   no   no   no   no   no   no   no
claims.approveClaim                         own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.approveClaim                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.previewApproval                      self        out  no   no   no   no   no   no   no   no   no   no
claims.previewApproval                      own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
claims.previewApproval                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
claims.rejectClaim                          self        out  no   no   no   no   no   no   no   no   no   no
claims.rejectClaim                          own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.rejectClaim                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.settleDispute                        self        out  no   no   no   no   no   no   no   no   no   no
claims.settleDispute                        own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.settleDispute                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.reopenClaim                          self        out  no   no   no   no   no   no   no   no   no   no
claims.reopenClaim                          own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.reopenClaim                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.approveClaims                        own agency  out  no   no   yes  no   no   no   no   no   no   yes
claims.approveClaims                        neighbor    out  no   no   yes  no   no   no   no   no   no   yes
claims.removeEvidence                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.removeEvidence                       own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.removeEvidence                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
claims.coverEvidence                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
claims.coverEvidence                        own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
claims.coverEvidence                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
claims.getClaimRules                        own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
claims.getClaimRules                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
claims.changeClaimRules                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
claims.changeClaimRules                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
`
