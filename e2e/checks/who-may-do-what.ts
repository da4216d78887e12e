import { claimRows } from './who-may-do-what-claims'
import { eventRows } from './who-may-do-what-events'
import { fileRows, sentRows } from './who-may-do-what-files'
import { learnerRows } from './who-may-do-what-learners'
import { packRows } from './who-may-do-what-packs'
import { requestRows } from './who-may-do-what-requests'

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

agencies.listAgencies                       -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
agencies.getAgency                          neighbor    out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
agencies.addAgency                          -           out  no   no   no   no   no   no   no   yes  no   no
agencies.changeAgency                       own agency  out  no   no   no   no   no   no   no   yes  no   no
agencies.changeAgency                       neighbor    out  no   no   no   no   no   no   no   yes  no   no
agencies.changeHourSettings                 own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.changeHourSettings                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.listUnits                          own agency  out  hid  yes  yes  yes  hid  hid  hid  yes  yes  yes
agencies.listUnits                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.addUnit                            own agency  out  hid  no   yes  hid  hid  hid  hid  yes  no   no
agencies.addUnit                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid
agencies.listTeams                          own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
agencies.listTeams                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.getTeam                            own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
agencies.getTeam                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.makeTeam                           own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.makeTeam                           neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
agencies.changeTeam                         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.changeTeam                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
agencies.endTeam                            own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.endTeam                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
agencies.removeTeam                         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.removeTeam                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
agencies.addTeamMembers                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.addTeamMembers                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
agencies.changeTeamMember                   own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
agencies.changeTeamMember                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
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

calendars.checkCalendar                     -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.listCalendarFiles                 -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendars.getCalendarFile                   self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendars.getCalendarFile                   own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
calendars.getCalendarFile                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
calendars.loadCalendar                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.loadCalendar                      own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.loadCalendar                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.takeBackCalendar                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.takeBackCalendar                  own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.takeBackCalendar                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.listCalendarSources               -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
calendars.followCalendar                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.keepCalendar                      self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.keepCalendar                      own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.keepCalendar                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.readCalendarAgain                 self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.readCalendarAgain                 own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.readCalendarAgain                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.leaveCalendar                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
calendars.leaveCalendar                     own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
calendars.leaveCalendar                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no

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
history.checkHistory                        own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
history.checkHistory                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
history.listHistoryFiles                    own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
history.listHistoryFiles                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
history.getHistoryFile                      own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
history.getHistoryFile                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
history.loadHistory                         own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
history.loadHistory                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
history.matchHistory                        own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
history.matchHistory                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
history.takeBackHistory                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
history.takeBackHistory                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no

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
directory.checkListings                     -           out  no   no   no   no   no   yes  no   yes  no   no   no
directory.listListingFiles                  -           out  no   no   no   no   no   yes  no   yes  no   no   no
directory.getListingFile                    -           out  no   no   no   no   no   yes  no   yes  no   no   no
directory.loadListings                      -           out  no   no   no   no   no   yes  no   yes  no   no   no
directory.takeBackListings                  -           out  no   no   no   no   no   yes  no   yes  no   no   no
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
taskForces.getForceCoverage                 neighbor    yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
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

reminders.nextReminders                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
reminders.nextReminders                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reminders.listRecipients                    own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
reminders.listRecipients                    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reminders.listSentMessages                  own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
reminders.listSentMessages                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reminders.writeMessage                      own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
reminders.writeMessage                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid

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
reporting.agencyHours                       own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.agencyHours                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.explainStatus                     own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.explainStatus                     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
reporting.explainStatus                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.personHours                       own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personHours                       own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personHours                       neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
reporting.personRecord                      own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personRecord                      own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
reporting.personRecord                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
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

export const operationTable = [learnerRows, eventRows, packRows, claimRows, requestRows, operations].flatMap(parse)
export const downloadTable = parse(fileRows)
/** Files on their way in, by what they are for. */
export const uploadTable = parse(sentRows)
