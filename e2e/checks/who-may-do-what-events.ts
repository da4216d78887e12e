/** Rows of the grid about events: the calendar, who comes, the door and what follows; read as `who-may-do-what.ts` says. */
export const eventRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
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
registration.previewTraining                own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
registration.previewTraining                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
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
events.findEvents                           -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
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
`
