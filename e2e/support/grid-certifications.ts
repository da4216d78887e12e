/** How operations about certifications are asked in the grid. */
import { type Inputs, reason, type Subject } from './grid-subject'
import { aCertification, certificationOf, shownCertificationOf } from './made-certifications'

const one = ({ place, person }: Subject) => certificationOf(place, person)

export const inputsOfCertifications: Inputs = {
  'certifications.listMyCertifications': () => undefined,
  'certifications.listCertifications': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  'certifications.listAgencyCertifications': ({ place: { agencyId } }) => ({ agencyId }),
  'certifications.enterCertification': ({ place: { agencyId }, person: { personId } }) => ({
    ...{ agencyId, personId, ...aCertification() },
  }),
  'certifications.verifyCertification': one,
  'certifications.withdrawCertification': async (about) => ({ ...(await one(about)), why: reason }),
  '/agencies/{agencyId}/certifications.csv': ({ place: { agencyId } }) => `/agencies/${agencyId}/certifications.csv`,
  '/certifications/{certificationId}/proof': async ({ place, person }) => {
    const { certificationId } = await shownCertificationOf(place, person)
    return `/certifications/${certificationId}/proof`
  },
  '/certifications/{certificationId}/proof/pages/{page}': async ({ place, person }) => {
    const { certificationId } = await shownCertificationOf(place, person)
    return `/certifications/${certificationId}/proof/pages/1`
  },
}
