/** Rows of the grid about people, and what they learn and owe; read as `who-may-do-what.ts` says. */
export const learnerRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
identity.getMe                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.requestCode                        -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.listMySessions                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.endSession                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.endSession                         own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.endSession                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.endOtherSessions                   -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.listMyTokens                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.makeToken                          -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.revokeToken                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.revokeToken                        own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.revokeToken                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.changeProfile                      -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.listMyAddresses                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.requestAddressCode                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.confirmAddress                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.makeAddressMain                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.makeAddressMain                    own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.makeAddressMain                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.removeAddress                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.removeAddress                      own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.removeAddress                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
identity.joinMyRecords                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.listMyJoins                        -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.listJoins                          -           out  no   no   no   no   no   no   no   yes  no   no
identity.previewJoin                        -           out  no   no   no   no   no   no   no   yes  no   no
identity.joinRecords                        -           out  no   no   no   no   no   no   no   yes  no   no
identity.partRecords                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
identity.partRecords                        own unit    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
identity.partRecords                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
identity.restoreAccess                      -           out  no   no   no   no   no   no   no   yes  no   no
identity.withdrawAccess                     -           out  no   no   no   no   no   no   no   yes  no   no
identity.listOutbox                         -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
identity.listPersonas                       -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes

catalog.listModules                         -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
catalog.getModule                           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
catalog.getLesson                           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
catalog.publishCourse                       -           out  no   no   no   no   no   no   yes  yes  no   no
catalog.retireCourse                        -           out  no   no   no   no   no   no   yes  yes  no   no

learning.listMyEnrollments                  -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
learning.getEnrollment                      -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
learning.enroll                             -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.withdraw                           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.withdraw                           own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.withdraw                           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.reachPlace                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.reachPlace                         own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.reachPlace                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.getTestRules                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
learning.startAttempt                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.startAttempt                       own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.startAttempt                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.getAttempt                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
learning.getAttempt                         own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
learning.getAttempt                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
learning.saveAnswer                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.saveAnswer                         own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.saveAnswer                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.submitAttempt                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
learning.submitAttempt                      own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.submitAttempt                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
learning.getAttemptResult                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
learning.getAttemptResult                   own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
learning.getAttemptResult                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid

eventStaff.listStaff                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
eventStaff.listStaff                        own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
eventStaff.listStaff                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
eventStaff.inviteCoOrganizer                self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.inviteCoOrganizer                own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.inviteCoOrganizer                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.withdrawStaffInvitation          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.withdrawStaffInvitation          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.withdrawStaffInvitation          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.answerStaffInvitation            self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.answerStaffInvitation            own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.answerStaffInvitation            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.endStaffRole                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.endStaffRole                     own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.endStaffRole                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.makeHelperCode                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.makeHelperCode                   own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.makeHelperCode                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.endHelperCode                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.endHelperCode                    own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.endHelperCode                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
eventStaff.helpByCode                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
eventStaff.listMyEventRoles                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes

records.listMyCredits                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
records.verifyCertificate                   neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
records.verifyChain                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
records.verifyChain                         own unit    out  hid  yes  yes  hid  hid  hid  hid  yes  yes  yes
records.verifyChain                         own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  yes  yes
records.verifyChain                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
records.reissueCertificate                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
records.reissueCertificate                  own unit    out  hid  hid  yes  hid  hid  hid  hid  yes  hid  no
records.reissueCertificate                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
records.revokeCertificate                   self        out  no   no   no   no   no   no   no   no   no   no
records.revokeCertificate                   own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  no
records.revokeCertificate                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
records.reverseCredit                       self        out  no   no   no   no   no   no   no   no   no   no
records.reverseCredit                       own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  no
records.reverseCredit                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no

requirements.listMyObligations              -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requirements.getOwnDates                    own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
requirements.getOwnDates                    own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
requirements.getOwnDates                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.keepOwnDates                   own unit    out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.keepOwnDates                   own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
requirements.keepOwnDates                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.listMyReliefs                  -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requirements.listReliefs                    own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
requirements.listReliefs                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.recommendRelief                self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
requirements.recommendRelief                own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  no   no
requirements.recommendRelief                own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
requirements.recommendRelief                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.grantRelief                    self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
requirements.grantRelief                    own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.grantRelief                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.decideRelief                   self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
requirements.decideRelief                   own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.decideRelief                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.endRelief                      self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
requirements.endRelief                      own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.endRelief                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.addReliefProof                 self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
requirements.addReliefProof                 own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  no   no
requirements.addReliefProof                 own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  no   no
requirements.addReliefProof                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.removeReliefProof              self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
requirements.removeReliefProof              own unit    out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
requirements.removeReliefProof              own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
requirements.removeReliefProof              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.listRequirements               own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
requirements.listRequirements               neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.getRequirement                 own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
requirements.getRequirement                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.listRequirementChoices         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
requirements.listRequirementChoices         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.previewRequirement             own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
requirements.previewRequirement             neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.makeRequirement                own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.makeRequirement                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requirements.changeRequirement              own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.changeRequirement              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.undoChange                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.undoChange                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.retireRequirement              own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.retireRequirement              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
requirements.listEditionsUnderWay           own agency  out  hid  yes  yes  hid  hid  hid  hid  yes  yes  yes
requirements.listEditionsUnderWay           neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
requirements.getEditionAsked                -           out  no   no   no   no   no   no   yes  yes  no   no
requirements.getRebuild                     own agency  out  hid  yes  yes  hid  hid  hid  hid  yes  yes  yes
requirements.getRebuild                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
requirements.startRebuild                   own agency  out  hid  no   yes  hid  hid  hid  hid  yes  no   no
requirements.startRebuild                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
`
