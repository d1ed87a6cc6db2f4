declare module 'virtual:shared-words' {
  /** Words of reports by key, such as `entity.host`. */
  export const shared: { en: Record<string, string>; ja: Record<string, string> };
}
