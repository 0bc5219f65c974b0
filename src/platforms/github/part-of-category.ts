/** Is the category this one, or that of a part which a large run is cut into? A shard is a category of its own. */
export function isPartOfCategory(category: string, whole: string): boolean {
  if (!category.startsWith(whole)) return false;
  return /^(?:chunk-\d+\/)?(?:part-\d+\/)?$/u.test(category.slice(whole.length));
}
