/** Rows of the grid about mandate packs; read as `who-may-do-what.ts` says. */
export const packRows = `
                                                        any  tra  sup  coo  org  tru  mod  aut  adm  aud  tok
mandates.listPacks                          -           out  no   no   no   no   no   yes  no   yes  no   no
mandates.listPacks                          own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
mandates.listPacks                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.getPack                            -           out  no   no   no   no   no   yes  no   yes  no   no
mandates.getPack                            own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
mandates.getPack                            neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.listAdoptions                      own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
mandates.listAdoptions                      neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.recordPackReading                  -           out  no   no   no   no   no   yes  no   yes  no   no
mandates.adoptPack                          own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
mandates.adoptPack                          neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.answerPackChange                   own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
mandates.answerPackChange                   neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
mandates.listSuggestedRules                 -           out  no   no   no   no   no   yes  no   yes  no   no
mandates.listSuggestedRules                 own agency  out  hid  yes  yes  hid  hid  hid  hid  hid  yes  yes
mandates.listSuggestedRules                 neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.suggestRule                        own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
mandates.suggestRule                        neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  hid
mandates.correctSuggestedRule               own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
mandates.correctSuggestedRule               neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
mandates.withdrawSuggestedRule              own agency  out  hid  no   yes  hid  hid  hid  hid  hid  no   no
mandates.withdrawSuggestedRule              neighbor    out  hid  hid  hid  hid  hid  hid  hid  hid  hid  no
mandates.answerSuggestedRule                own agency  out  no   no   no   no   no   yes  no   yes  no   no
mandates.namePackOfRule                     own agency  out  no   no   no   no   no   yes  no   yes  no   no
`
