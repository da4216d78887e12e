/** Rows of the grid about people, what they learn and owe, and the calendar; read as `who-may-do-what.ts` says. */
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

attendance.getDoor                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
attendance.getDoor                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.getDoor                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.markIn                           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.markIn                           own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.markIn                           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.getAttendance                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
attendance.getAttendance                    own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.getAttendance                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.changeCounting                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.changeCounting                   own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.changeCounting                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.decideAttendance                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.decideAttendance                 own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.decideAttendance                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.confirmAttendance                self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.confirmAttendance                own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.confirmAttendance                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
attendance.getMeetingFile                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
attendance.getMeetingFile                   own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.getMeetingFile                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.loadMeetingFile                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.loadMeetingFile                  own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.loadMeetingFile                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.getMinuteCode                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
attendance.getMinuteCode                    own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.getMinuteCode                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
attendance.listMySessionsNow                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
attendance.checkMyselfIn                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
attendance.getFigures                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
evaluations.listMyEvaluations               -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
evaluations.getMyEvaluation                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
evaluations.getMyEvaluation                 own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
evaluations.getMyEvaluation                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
evaluations.answerEvaluation                self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
evaluations.answerEvaluation                own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
evaluations.answerEvaluation                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
evaluations.getEvaluation                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
evaluations.getEvaluation                   own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
evaluations.getEvaluation                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
evaluations.changeQuestions                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
evaluations.changeQuestions                 own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
evaluations.changeQuestions                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no

events.listCalendar                         -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.monthOf                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.mapCalendar                          -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.weekOf                               -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendar.listSavedSearches                  -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendar.saveSearch                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendar.changeSearch                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendar.changeSearch                       own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendar.changeSearch                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendar.removeSearch                       self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendar.removeSearch                       own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendar.removeSearch                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendar.stopLetters                        neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendar.getFramingSites                    -           out  no   no   no   no   no   no   no   yes  no   no
calendar.changeFramingSites                 -           out  no   no   no   no   no   no   no   yes  no   no
registration.getRegistration                neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.register                       neighbor    out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.listMyRegistrations            -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.withdrawRegistration           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.withdrawRegistration           own unit    out  hid  hid  yes  hid  hid  hid  hid  hid  hid  no
registration.withdrawRegistration           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.askGuestPlace                  neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.confirmGuestPlace              neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.getPrivateFeed                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.renewPrivateFeed               -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.endPrivateFeed                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.getPlace                       self        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.getPlace                       neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.answerPlace                    self        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.answerPlace                    neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.getGroup                       own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
registration.getGroup                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.registerGroup                  own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
registration.registerGroup                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.listAgencyRegistrations        own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
registration.listAgencyRegistrations        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.takeOffer                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.takeOffer                      own unit    out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
registration.takeOffer                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.passOffer                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.passOffer                      own unit    out  hid  hid  no   hid  hid  hid  hid  hid  hid  no
registration.passOffer                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.getRegistrationSettings        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.getRegistrationSettings        own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.getRegistrationSettings        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.countConcerned                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.countConcerned                 own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.countConcerned                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.listRegistrations              self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
registration.listRegistrations              own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.listRegistrations              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
registration.changeRegistration             self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.changeRegistration             own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.changeRegistration             neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.approveRegistration            self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.approveRegistration            own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.approveRegistration            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.declineRegistration            self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.declineRegistration            own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.declineRegistration            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.admitRegistration              self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
registration.admitRegistration              own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
registration.admitRegistration              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
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
events.approveEvents                        neighbor    out  no   no   no   no   no   yes  no   no   no   no
events.blockPoster                          neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no
events.listBlockedPosters                   -           out  no   no   no   no   no   yes  no   no   no   no
events.liftBlock                            -           out  no   no   no   no   no   yes  no   no   no   no
events.rescheduleEvent                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.rescheduleEvent                      own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.rescheduleEvent                      neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.postponeEvent                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.postponeEvent                        own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.postponeEvent                        neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.moveEvent                            self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.moveEvent                            own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.moveEvent                            neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.cancelSession                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.cancelSession                        own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.cancelSession                        neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.previewSeries                        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
events.previewSeries                        own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
events.previewSeries                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
events.makeSeries                           self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
events.makeSeries                           own agency  out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.makeSeries                           neighbor    out  hid  hid  hid  hid  hid  no   hid  hid  hid  no
events.recheckEvent                         self        out  no   no   no   no   no   no   no   no   no   no
events.recheckEvent                         neighbor    out  hid  hid  hid  hid  hid  yes  hid  hid  hid  no

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
`
