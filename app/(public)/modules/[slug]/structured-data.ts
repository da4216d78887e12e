/** A module as search engines read it (schema.org/Course). */
import type { Module } from '@/lib/catalog/inputs'

export function courseData(module: Module, site: string) {
  const url = `${site}/modules/${module.slug}`
  const provider = { '@type': 'Organization', name: 'Attest', url: site }
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    name: module.title,
    description: module.summary,
    url,
    provider,
    inLanguage: module.language,
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', category: 'Free', price: '0', priceCurrency: 'USD', url },
    teaches: module.objectives,
    about: module.topics.map(({ name }) => name),
    audience: module.audiences.map((audience) => ({
      '@type': 'Audience',
      audienceType: audience.replaceAll('-', ' '),
    })),
    version: `${module.edition}`,
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: isoDuration(module.creditMinutes),
    },
    syllabusSections: module.outline.map(({ title, minutes }) => ({
      '@type': 'Syllabus',
      name: title,
      timeRequired: isoDuration(minutes),
    })),
  }
}

/** ISO 8601: `PT1H15M`. */
const isoDuration = (minutes: number) =>
  `PT${minutes >= 60 ? `${Math.floor(minutes / 60)}H` : ''}${minutes % 60 || minutes < 60 ? `${minutes % 60}M` : ''}`
