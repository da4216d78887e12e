/** Rows of the grid about requests for training and help; read as `who-may-do-what.ts` says. */
export const requestRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
requests.getRequestRules                    -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listRequestChoices                 -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listMyRequests                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.listAgencyRequests                 own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes  hid
requests.listAgencyRequests                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
requests.listRequestQueue                   -           out  no   no   no   no   no   no   no   no   no   no   yes
requests.getRequest                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.getRequest                         own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  yes  yes
requests.getRequest                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid  yes
requests.getParticipants                    self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
requests.getParticipants                    own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  yes  yes
requests.getParticipants                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid  yes
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
`
