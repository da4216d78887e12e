/** Rows of the grid about files, those handed out and those sent; read as `who-may-do-what.ts` says. */
export const fileRows = `
                                                                     any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
/people/me/transcript.pdf                                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/people/me/transcript.csv                                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/transcript.pdf    neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/people/{personId}/hours.csv         own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/hours.csv         own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/people/{personId}/hours.csv         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/certificates/{code}/certificate.pdf                     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/certificates/{code}/certificate.pdf                     own unit    out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/certificates/{code}/certificate.pdf                     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  yes  yes
/certificates/{code}/certificate.pdf                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/roster.csv                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
/agencies/{agencyId}/roster.csv                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/roster-files/{batchId}/refused.csv                      own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
/roster-files/{batchId}/refused.csv                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/history-files/{batchId}/refused.csv                     own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
/history-files/{batchId}/refused.csv                     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/claims/{claimId}/evidence/{evidenceId}/file             self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/claims/{claimId}/evidence/{evidenceId}/file             own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/claims/{claimId}/evidence/{evidenceId}/file             neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/claims/{claimId}/evidence/{evidenceId}/pages/{page}     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/claims/{claimId}/evidence/{evidenceId}/pages/{page}     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/claims/{claimId}/evidence/{evidenceId}/pages/{page}     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/certifications.csv                  own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/certifications.csv                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/certifications/{certificationId}/proof                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/certifications/{certificationId}/proof                  own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/certifications/{certificationId}/proof                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/certifications/{certificationId}/proof/pages/{page}     self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/certifications/{certificationId}/proof/pages/{page}     own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/certifications/{certificationId}/proof/pages/{page}     neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/reliefs/{reliefId}/proofs/{proofId}/file                self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/reliefs/{reliefId}/proofs/{proofId}/file                own unit    out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/reliefs/{reliefId}/proofs/{proofId}/file                own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/reliefs/{reliefId}/proofs/{proofId}/file                neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/reliefs/{reliefId}/proofs/{proofId}/pages/{page}        self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/reliefs/{reliefId}/proofs/{proofId}/pages/{page}        own unit    out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/reliefs/{reliefId}/proofs/{proofId}/pages/{page}        own agency  out  hid  hid  yes  hid  hid  hid  hid  hid  hid  yes
/reliefs/{reliefId}/proofs/{proofId}/pages/{page}        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/requests/{requestId}/tasks/{task}/file                  self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/requests/{requestId}/tasks/{task}/file                  own agency  out  hid  hid  yes  hid  hid  hid  hid  yes  hid  yes  yes
/requests/{requestId}/tasks/{task}/file                  neighbor    out  hid  hid  hid  hid  hid  hid  hid  yes  hid  hid  yes
/listing-files/{batchId}/problems.csv                     -           out  no   no   no   no   no   yes  no   yes  no   no   no
/directory/listings.csv                                  -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/directory/listings.json                                 -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/directory/listings.geojson                              -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/files/{fileId}                                          self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/files/{fileId}                                          own unit    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/files/{fileId}                                          own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/files/{fileId}                                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/reports/completion.csv              own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/reports/completion.csv              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/reports/hours.csv                   own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
/agencies/{agencyId}/reports/hours.csv                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/agencies/{agencyId}/registrations.csv                   own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   yes
/agencies/{agencyId}/registrations.csv                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/place/event.ics                                         self        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/events/{eventId}/attendance.csv                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/events/{eventId}/attendance.csv                         own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/events/{eventId}/attendance.csv                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/events/{eventId}/evaluation.csv                         self        out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/events/{eventId}/evaluation.csv                         own agency  out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/events/{eventId}/evaluation.csv                         neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
/attendance-figures.csv                                  -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/calendars/mine/{file}                                   self        yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/related-trainings.csv                                   -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
/task-forces/{slug}/awards.csv                           -           yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
`

/** By what they are for. */
export const sentRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
/files?use=roster                           -           out  no   no   yes  no   no   no   no   no   no   no
/files?use=history                          -           out  no   no   yes  no   no   no   no   no   no   no
/files?use=agency-list                      -           out  no   no   no   no   no   no   no   yes  no   no
/files?use=request                          -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=relief                           -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=claim                            -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=certification                    -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=task-force-awards                -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=listings                         -           out  no   no   no   no   no   yes  no   yes  no   no
/files?use=calendar                         -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
/files?use=meeting                          -           out  yes  yes  yes  yes  yes  yes  yes  yes  yes  no
`
