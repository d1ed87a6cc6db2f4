/**
 * The language in which people say which alerts they mean: in lists, suppressions, routes and
 * exports. A text is read once by {@link org.hansho.casework.filter.Filter#parse} into a closed
 * tree of {@link org.hansho.casework.filter.Condition}s, which is tested on alerts, explained in
 * words, and written again in one form. Read {@link org.hansho.casework.filter.Filter} first. May
 * import {@code casework.store}, {@code alert} and {@code address}.
 */
@NullMarked
package org.hansho.casework.filter;

import org.jspecify.annotations.NullMarked;
