/**
 * The grid: who may do what, to what is one's own and to what is not.
 *
 * Columns: anyone (signed out), trainee, supervisor of one unit, coordinator, organizer, trusted organizer (all five of
 * one agency), moderator, author, administrator (of the platform), auditor of that agency, a token of the coordinator
 * that may only read, and an officer of requests, who is asked where a row has a last cell: elsewhere they are like an author.
 *
 * Subjects: `self` is the asker's own thing (a trainee's when nobody is signed in); `own unit` a person of the supervised
 * unit; `own agency` a person of another unit, or the agency itself; `neighbor` the same in the agency next door.
 *
 * Cells: yes · no (refused, 403) · hid (as if it did not exist, 404) · out (please sign in, 401).
 */
export const columns = ['any', 'tra', 'sup', 'coo', 'org', 'tru', 'mod', 'aut', 'adm', 'aud', 'tok', 'off'] as const
export type Column = (typeof columns)[number]
export type SubjectName = '-' | 'self' | 'own unit' | 'own agency' | 'neighbor'
export type Row = { name: string; subject: SubjectName; cells: Record<string, string> }

const operations = `
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

events.listCalendar                         -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.monthOf                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.getEvent                             neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.listFacets                           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.listMyEvents                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.getMyEvent                           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.getMyEvent                           own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
events.getMyEvent                           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
events.findSimilar                          -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.draftEvent                           -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.changeEvent                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.changeEvent                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
events.changeEvent                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
events.submitEvent                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.submitEvent                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
events.submitEvent                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
events.withdrawEvent                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.withdrawEvent                        own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.withdrawEvent                        neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.cancelEvent                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.cancelEvent                          own agency  out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.cancelEvent                          neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.listSubmissions                      -           out  no   no   no   no   no   yes  no   no   no   no
events.getPosting                           neighbor    out  no   no   no   no   no   yes  no   no   no   no
events.returnEvent                          self        out  no   no   no   no   no   no   no   no   no   no
events.returnEvent                          own agency  out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.returnEvent                          neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.approveEvent                         self        out  no   no   no   no   no   no   no   no   no   no
events.approveEvent                         neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.recheckEvent                         self        out  no   no   no   no   no   no   no   no   no   no
events.recheckEvent                         neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no

requests.getRequestRules                    -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listRequestChoices                 -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listMyRequests                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listAgencyRequests                 own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes  hid
requests.listAgencyRequests                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requests.listRequestQueue                   -           out  no   no   no   no   no   no   no   no   no   no   yes
requests.getRequest                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.getRequest                         own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  yes  yes
requests.getRequest                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid  yes
requests.draftRequest                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.changeRequest                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.changeRequest                      own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   no
requests.changeRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   no
requests.discardRequest                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.discardRequest                     own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no   hid
requests.discardRequest                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no   hid
requests.submitRequest                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.submitRequest                      own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no   hid
requests.submitRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no   hid
requests.withdrawRequest                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.withdrawRequest                    own agency  out  hid  hid  yes  hid  hid  hid  hid  no   hid  no   no
requests.withdrawRequest                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   no
requests.screenRequest                      self        out  no   no   no   no   no   no   no   no   no   no   no
requests.screenRequest                      own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.screenRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.assignRequest                      self        out  no   no   no   no   no   no   no   no   no   no   no
requests.assignRequest                      own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.assignRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.acceptRequest                      self        out  no   no   no   no   no   no   no   no   no   no   no
requests.acceptRequest                      own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.acceptRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.declineRequest                     self        out  no   no   no   no   no   no   no   no   no   no   no
requests.declineRequest                     own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.declineRequest                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.writeRequestMessage                self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.writeRequestMessage                own agency  out  hid  hid  yes  hid  hid  hid  hid  no   hid  no   yes
requests.writeRequestMessage                neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.noteOnRequest                      self        out  no   no   no   no   no   no   no   no   no   no   no
requests.noteOnRequest                      own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.noteOnRequest                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.scheduleRequest                    self        out  no   no   no   no   no   no   no   no   no   no   no
requests.scheduleRequest                    own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.scheduleRequest                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.releaseRequest                     self        out  no   no   no   no   no   no   no   no   no   no   no
requests.releaseRequest                     own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.releaseRequest                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.deliverRequest                     self        out  no   no   no   no   no   no   no   no   no   no   no
requests.deliverRequest                     own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.deliverRequest                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.evaluateRequest                    self        out  no   no   no   no   no   no   no   no   no   no   no
requests.evaluateRequest                    own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.evaluateRequest                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.recordAttendance                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.recordAttendance                   own agency  out  hid  hid  yes  hid  hid  hid  hid  no   hid  no   yes
requests.recordAttendance                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.giveEvaluation                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.giveEvaluation                     own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   no
requests.giveEvaluation                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   no
requests.closeRequest                       self        out  no   no   no   no   no   no   no   no   no   no   no
requests.closeRequest                       own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.closeRequest                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.tickTask                           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.tickTask                           own agency  out  hid  hid  yes  hid  hid  hid  hid  no   hid  no   yes
requests.tickTask                           neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.untickTask                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
requests.untickTask                         own agency  out  hid  hid  yes  hid  hid  hid  hid  no   hid  no   yes
requests.untickTask                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.addGoal                            self        out  no   no   no   no   no   no   no   no   no   no   no
requests.addGoal                            own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.addGoal                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.settleGoal                         self        out  no   no   no   no   no   no   no   no   no   no   no
requests.settleGoal                         own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.settleGoal                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.planCoachingSession                self        out  no   no   no   no   no   no   no   no   no   no   no
requests.planCoachingSession                own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.planCoachingSession                neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.settleCoachingSession              self        out  no   no   no   no   no   no   no   no   no   no   no
requests.settleCoachingSession              own agency  out  hid  hid  no   hid  hid  hid  hid  no   hid  no   yes
requests.settleCoachingSession              neighbor    out  hid  hid  hid  hid  hid  hid  hid  no   hid  no   yes
requests.getRequestFigures                  -           out  no   no   no   no   no   no   no   yes  no   no   yes
requests.getRuleHistory                     -           out  no   no   no   no   no   no   no   yes  no   no   no
requests.addPlanRules                       -           out  no   no   no   no   no   no   no   yes  no   no   no
requests.addServiceLevels                   -           out  no   no   no   no   no   no   no   yes  no   no   no

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
requirements.retireRequirement              own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
requirements.retireRequirement              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no

agencies.listAgencies                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
agencies.getAgency                          neighbor    out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
agencies.addAgency                          -           out  no   no   no   no   no   no   no   yes  no   no
agencies.changeAgency                       own agency  out  no   no   no   no   no   no   no   yes  no   no
agencies.changeAgency                       neighbor    out  no   no   no   no   no   no   no   yes  no   no
agencies.listUnits                          own agency  out  hid  yes  yes  yes  hid  hid  hid  yes  yes  yes
agencies.listUnits                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.addUnit                            own agency  out  hid  no   yes  hid  hid  hid  hid  yes  no   no
agencies.addUnit                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.listPeople                         own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
agencies.listPeople                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.getMember                          own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
agencies.getMember                          own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
agencies.getMember                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.listRoles                          -           out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.listRoles                          own agency  out  hid  no   yes  hid  hid  hid  hid  yes  no   yes
agencies.listRoles                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.grantRole                          -           out  no   no   no   no   no   no   no   yes  no   no
agencies.grantRole                          self        out  no   no   no   no   no   no   no   no   no   no
agencies.grantRole                          own agency  out  no   no   yes  no   no   no   no   yes  no   no
agencies.grantRole                          neighbor    out  no   no   no   no   no   no   no   yes  no   no
agencies.revokeRole                         own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  no
agencies.revokeRole                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
agencies.nameCoordinator                    own agency  out  no   no   no   no   no   no   no   yes  no   no
agencies.nameCoordinator                    neighbor    out  no   no   no   no   no   no   no   yes  no   no

roster.checkRoster                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.checkRoster                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
roster.listBatches                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
roster.listBatches                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
roster.getBatch                             own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
roster.getBatch                             neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
roster.applyRoster                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.applyRoster                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.rollBackRoster                       own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.rollBackRoster                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.listMyInvitations                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
roster.answerService                        own agency  out  yes  yes  yes  yes  yes  hid  hid  hid  yes  no
roster.answerService                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.answerInvitation                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
roster.answerInvitation                     own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.answerInvitation                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.addToRoster                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.addToRoster                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
roster.editOnRoster                         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.editOnRoster                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.moveOnRoster                         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.moveOnRoster                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
roster.removeFromRoster                     self        out  hid  no   no   hid  hid  hid  hid  hid  no   no
roster.removeFromRoster                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
roster.removeFromRoster                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no

directory.listContactLines                  -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.findListings                      -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.mapListings                       -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.listCoverage                      -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.listDirectoryWords                -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.getListing                        neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.reportListing                     neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.listMyListings                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.getMyListing                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
directory.getMyListing                      own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes  hid
directory.getMyListing                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
directory.suggestListing                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
directory.changeListing                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
directory.changeListing                     own agency  out  hid  hid  yes  hid  hid  yes  hid  no   hid  no   hid
directory.changeListing                     neighbor    out  hid  hid  hid  hid  hid  yes  hid  no   hid  no   hid
directory.verifyListing                     own agency  out  hid  hid  yes  hid  hid  yes  hid  no   hid  no   hid
directory.verifyListing                     neighbor    out  hid  hid  hid  hid  hid  yes  hid  no   hid  no   hid
directory.retireListing                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
directory.retireListing                     own agency  out  hid  hid  yes  hid  hid  yes  hid  no   hid  no   hid
directory.retireListing                     neighbor    out  hid  hid  hid  hid  hid  yes  hid  no   hid  no   hid
directory.claimListing                      own agency  out  no   no   yes  no   no   no   no   no   no   no   no
directory.claimListing                      neighbor    out  no   no   no   no   no   no   no   no   no   no   no
directory.listWaiting                       -           out  no   no   no   no   no   yes  no   no   no   no   no
directory.listDueListings                   -           out  no   no   no   no   no   yes  no   no   no   no   no
directory.getWaiting                        neighbor    out  no   no   no   no   no   yes  no   no   no   no   no
directory.confirmListing                    self        out  no   no   no   no   no   no   no   no   no   no   no
directory.confirmListing                    neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
directory.returnListing                     self        out  no   no   no   no   no   no   no   no   no   no   no
directory.returnListing                     neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
directory.restoreListing                    self        out  hid  hid  hid  hid  hid  yes  hid  no   hid  no   hid
directory.restoreListing                    neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
directory.mergeListings                     self        out  no   no   no   no   no   no   no   no   no   no   no
directory.mergeListings                     neighbor    out  no   no   no   no   no   yes  no   no   no   no   no
directory.settleClaim                       own agency  out  no   no   no   no   no   yes  no   no   no   no   no
directory.settleClaim                       neighbor    out  no   no   no   no   no   yes  no   no   no   no   no
directory.settleReport                      -           out  no   no   no   no   no   yes  no   no   no   no   no
directory.listKeptContactLines              -           out  no   no   no   no   no   no   no   yes  no   no   no
directory.addContactLine                    -           out  no   no   no   no   no   no   no   yes  no   no   no
directory.changeContactLine                 -           out  no   no   no   no   no   no   no   yes  no   no   no
directory.verifyContactLine                 -           out  no   no   no   no   no   no   no   yes  no   no   no
directory.orderContactLines                 -           out  no   no   no   no   no   no   no   yes  no   no   no
directory.retireContactLine                 -           out  no   no   no   no   no   no   no   yes  no   no   no

related.listRelated                         -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
related.getRelated                          -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
related.suggestRelated                      -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
related.listMyRelated                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
related.correctRelated                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no   yes
related.correctRelated                      neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no   hid
related.getKeptRelated                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
related.getKeptRelated                      neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  hid  hid
related.listKeptRelated                     -           out  no   no   no   no   no   yes  no   no   no   no   no
related.changeRelated                       self        out  no   no   no   no   no   no   no   no   no   no   no
related.changeRelated                       neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
related.approveRelated                      self        out  no   no   no   no   no   no   no   no   no   no   no
related.approveRelated                      neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
related.returnRelated                       self        out  no   no   no   no   no   no   no   no   no   no   no
related.returnRelated                       neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
related.checkRelatedLink                    self        out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no   hid
related.checkRelatedLink                    neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid
related.retireRelated                       self        out  no   no   no   no   no   no   no   no   no   no   no
related.retireRelated                       neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no   hid

taskForces.findTaskForces                   -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.getTaskForce                     neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.listTaskForcesOfAgency           neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.listTaskForcesOfListing          neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.listMyTaskForces                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.getKeptTaskForce                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
taskForces.getKeptTaskForce                 neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.formTaskForce                    -           out  no   no   no   no   no   no   no   yes  no   no
taskForces.changeTaskForce                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.changeTaskForce                  neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.addPartner                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.addPartner                       neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.changePartner                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.changePartner                    neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.endPartner                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.endPartner                       neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.addAward                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.addAward                         neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.changeAward                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.changeAward                      neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.withdrawAward                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.withdrawAward                    neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.importAwards                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.importAwards                     neighbor    out  no   no   no   no   no   no   no   yes  no   no
taskForces.takeBackAwards                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
taskForces.takeBackAwards                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  no
taskForces.changeTaskForceKind              self        out  no   no   no   no   no   no   no   yes  no   no
taskForces.nameLead                         -           out  no   no   no   no   no   no   no   yes  no   no
taskForces.endLead                          -           out  no   no   no   no   no   no   no   yes  no   no

administration.importAgencies               -           out  no   no   no   no   no   no   no   yes  no   no
administration.listImports                  -           out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
administration.getImport                    -           out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
administration.listTrail                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes

reporting.priorityFigures                   -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
reporting.listMyViews                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
reporting.completionSummary                 own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.completionSummary                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.listExceptions                    own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.listExceptions                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.requirementStanding               own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.requirementStanding               neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.agencyCharts                      own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.agencyCharts                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.completionMatrix                  own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.completionMatrix                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.explainStatus                     own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.explainStatus                     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
reporting.explainStatus                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.personRecord                      own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personRecord                      own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personRecord                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
`

const files = `
                                                                     any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
/people/me/transcript.pdf                                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/certificates/{code}/certificate.pdf                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/certificates/{code}/certificate.pdf                     own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/certificates/{code}/certificate.pdf                     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
/certificates/{code}/certificate.pdf                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/roster-files/{batchId}/refused.csv                      own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
/roster-files/{batchId}/refused.csv                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/requests/{requestId}/tasks/{task}/file                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/requests/{requestId}/tasks/{task}/file                  own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  yes  yes
/requests/{requestId}/tasks/{task}/file                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid  yes
/directory/listings.csv                                  -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/directory/listings.json                                 -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/directory/listings.geojson                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/files/{fileId}                                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/files/{fileId}                                          own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/files/{fileId}                                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/files/{fileId}                                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/reports/completion.csv              own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/reports/completion.csv              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/related-trainings.csv                                   -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
`

const sent = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
/files?use=roster                           -           out  no   no   yes  no   no   no   no   no   no   no
/files?use=agency-list                      -           out  no   no   no   no   no   no   no   yes  no   no
/files?use=request                          -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=task-force-awards                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
`

const parse = (table: string): Row[] =>
  table
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s{2,}/)
      const [subject = '-', ...found] = rest
      const lacks = columns.length - found.length
      if (lacks !== 0 && lacks !== 1) throw new Error(`This row has ${found.length} cells: ${line}`)
      const cells = Object.fromEntries(found.map((cell, i) => [columns[i] ?? '', cell]))
      return { name, subject: subject as SubjectName, cells }
    })

export const operationTable = parse(operations)
export const downloadTable = parse(files)
/** Files on their way in, by what they are for. */
export const uploadTable = parse(sent)
